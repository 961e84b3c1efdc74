import { EmptyState } from "#renderer/kit/empty-state.tsx";
import type { TillView } from "#contract/views.ts";
import { mayEnterOffice } from "#renderer/session/may-enter-office.ts";
import { usePreferences } from "#renderer/session/preferences.ts";
import { useBasketAnswer } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { BasketList } from "./basket/basket-list.tsx";
import { BasketTotals } from "./basket/basket-totals.tsx";
import { KeyBar } from "./keys/key-bar.tsx";
import { useTillActs, useTillKeys } from "./keys/use-till-keys.ts";
import { ScanListener } from "./scanning/scan-listener.ts";
import { BasketRights } from "./rewards/basket-rights.tsx";
import { SearchField } from "./search/search-field.tsx";
import { SidePanel } from "./side-panel.tsx";
import { MessageStrip } from "./status/message-strip.tsx";
import { StatusBar } from "./status/status-bar.tsx";
import { CashierProvider } from "./use-cashier.tsx";
import type { Shop } from "./use-cashier.tsx";
import { VirtualDock } from "./virtual-devices/virtual-dock.tsx";
import styles from "./till-screen.module.css";

export interface TillScreenProps {
  readonly till: TillView;
  readonly shop: Shop;
  readonly onDevices: () => void;
  readonly onOffice: () => void;
  /** Opens the member page of the office, for those who may enter it. */
  readonly onMember: (memberRef: string) => void;
}

export function TillScreen({ till, shop, onDevices, onOffice, onMember }: TillScreenProps) {
  const answer = useBasketAnswer();
  const { failure } = useSpeaker();
  if (answer === undefined) return null;
  if (!answer.ok) return <EmptyState title={failure(answer.failure)} />;
  return (
    <CashierProvider shop={shop} view={answer.value} openMemberPage={mayEnterOffice(till) ? onMember : null}>
      <div className={styles.screen}>
        <StatusBar till={till} onDevices={onDevices} onOffice={onOffice} />
        <Counter />
      </div>
    </CashierProvider>
  );
}

function Counter() {
  const acts = useTillActs();
  const text = useTexts("cashier");
  const [{ virtualDevices }, change] = usePreferences();
  useTillKeys(acts);
  return (
    <>
      <ScanListener />
      <main className={virtualDevices ? `${styles.main} ${styles.withDock}` : styles.main}>
        <section className={styles.basket} aria-label={text("basket")}>
          <h1 className={styles.heading}>{text("basket")}</h1>
          <BasketList />
          <BasketRights />
          <BasketTotals />
        </section>
        <div className={styles.side}>
          <div className={styles.panel}>
            <SidePanel />
          </div>
          <MessageStrip />
          <SearchField />
        </div>
        {virtualDevices ? (
          <VirtualDock onClose={() => change({ virtualDevices: false })} />
        ) : (
          <button type="button" className={styles.dockTab} onClick={() => change({ virtualDevices: true })}>
            {text("openDock")}
          </button>
        )}
      </main>
      <KeyBar acts={acts} />
    </>
  );
}
