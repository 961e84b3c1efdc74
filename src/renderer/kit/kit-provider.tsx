import { MantineProvider, colorsTuple, createTheme } from "@mantine/core";
import type { ReactNode } from "react";
import "@mantine/core/styles.css";
import "./theme.css";

const theme = createTheme({
  primaryColor: "accent",
  colors: { accent: colorsTuple("#0a655a") },
  defaultRadius: "md",
  components: {
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md" } },
    Checkbox: { defaultProps: { size: "md" } },
  },
});

/**
 * Mantine's own style elements are switched off and its variables stand in theme.css, so the content security policy
 * needs no 'unsafe-inline'.
 */
export function KitProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      {children}
    </MantineProvider>
  );
}
