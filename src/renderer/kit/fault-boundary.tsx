import { Component } from "react";
import type { ReactNode } from "react";

export interface FaultBoundaryProps {
  /** What to show instead of the part that failed. */
  readonly fallback: ReactNode;
  readonly onFault: (fault: unknown) => void;
  readonly children: ReactNode;
}

export class FaultBoundary extends Component<FaultBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(fault: unknown): void {
    this.props.onFault(fault);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
