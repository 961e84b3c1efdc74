import { memo } from "react";
import { MemberPanel } from "./member/member-panel.tsx";
import { EnrolPanel } from "./member/enrol-panel.tsx";
import { FindMemberPanel } from "./member/find-member-panel.tsx";
import { PointsByHandPanel } from "./member/points-by-hand-panel.tsx";
import { LinkCardPanel } from "./member/link-card-panel.tsx";
import { DepartmentPanel } from "./line/department-panel.tsx";
import { DiscountPanel } from "./line/discount-panel.tsx";
import { PricePanel } from "./line/price-panel.tsx";
import { QuantityPanel, WeightPanel } from "./line/quantity-panel.tsx";
import { ParkPanel } from "./parked/park-panel.tsx";
import { RecallPanel } from "./parked/recall-panel.tsx";
import { CardPanel } from "./pay/card-panel.tsx";
import { CashPanel } from "./pay/cash-panel.tsx";
import { CompletedPanel } from "./pay/completed-panel.tsx";
import { PointsPanel } from "./pay/points-panel.tsx";
import type { PanelState } from "./panels.ts";
import { FinishExchangePanel } from "./returns/finish-exchange-panel.tsx";
import { ReturnPanel } from "./returns/return-panel.tsx";
import { ReturnWithoutReceiptPanel } from "./returns/return-without-receipt-panel.tsx";
import { ReturnedPanel } from "./returns/returned-panel.tsx";
import { FoundGiftCardPanel, GiftCardPanel } from "./rewards/gift-card-panel.tsx";
import { RedeemPanel } from "./rewards/redeem-panel.tsx";
import { FindGiftCardPanel, SellGiftCardPanel, TopUpPanel } from "./rewards/value-forms.tsx";
import { SalePanel } from "./sales/sale-panel.tsx";
import { SalesPanel } from "./sales/sales-panel.tsx";
import { useCashier } from "./use-cashier.tsx";
import { DrawerPanel } from "./void/drawer-panel.tsx";
import { VoidPanel } from "./void/void-panel.tsx";
import { WhyLinePanel } from "./why/why-line-panel.tsx";
import { WhyPointsPanel } from "./why/why-points-panel.tsx";
import { WhySalePointsPanel } from "./why/why-sale-points-panel.tsx";
import { WhySoldLinePanel } from "./why/why-sold-line-panel.tsx";

export const SidePanel = memo(function SidePanel() {
  const { panel, view } = useCashier();
  // The line that a form was opened for can be undone or sold meanwhile.
  const lineId = "lineId" in panel ? panel.lineId : null;
  const isGone = lineId !== null && !view.basket.lines.some((line) => line.id === lineId);
  return isGone ? <MemberPanel /> : panelOf(panel);
});

function panelOf(panel: PanelState) {
  switch (panel.kind) {
    case "member":
      return <MemberPanel />;
    case "findMember":
      return <FindMemberPanel />;
    case "enrol":
      return <EnrolPanel cardNumber={panel.cardNumber} />;
    case "linkCard":
      return <LinkCardPanel memberRef={panel.memberRef} />;
    case "quantity":
      return <QuantityPanel key={panel.lineId} lineId={panel.lineId} />;
    case "weight":
      return <WeightPanel key={panel.product.productId} product={panel.product} />;
    case "price":
      return <PricePanel key={panel.lineId} lineId={panel.lineId} />;
    case "discount":
      return <DiscountPanel key={panel.lineId} lineId={panel.lineId} />;
    case "department":
      return <DepartmentPanel />;
    case "park":
      return <ParkPanel />;
    case "recall":
      return <RecallPanel />;
    case "sales":
      return <SalesPanel />;
    case "sale":
      return <SalePanel key={panel.saleId} saleId={panel.saleId} />;
    case "drawer":
      return <DrawerPanel />;
    case "cash":
      return <CashPanel />;
    case "card":
      return <CardPanel />;
    case "points":
      return <PointsPanel />;
    case "pointsByHand":
      return <PointsByHandPanel memberRef={panel.memberRef} />;
    case "redeem":
      return <RedeemPanel />;
    case "giftCards":
    case "giftCard":
    case "sellGiftCard":
    case "findGiftCard":
    case "topUp":
      return valuePanelOf(panel);
    case "void":
      return <VoidPanel />;
    case "whyLine":
      return <WhyLinePanel lineId={panel.lineId} />;
    case "whyPoints":
      return <WhyPointsPanel />;
    case "whySoldLine":
      return <WhySoldLinePanel saleId={panel.saleId} soldLineId={panel.soldLineId} />;
    case "whySalePoints":
      return <WhySalePointsPanel saleId={panel.saleId} />;
    case "return":
      return <ReturnPanel key={panel.saleId} saleId={panel.saleId} />;
    case "returnWithoutReceipt":
      return <ReturnWithoutReceiptPanel />;
    case "finishExchange":
      return <FinishExchangePanel />;
    case "returned":
      return <ReturnedPanel sale={panel.sale} />;
    case "completed":
      return <CompletedPanel sale={panel.sale} />;
  }
}

type ValuePanel = Extract<PanelState, { kind: "giftCards" | "giftCard" | "sellGiftCard" | "findGiftCard" | "topUp" }>;

/** Money that the shop holds for somebody. */
function valuePanelOf(panel: ValuePanel) {
  switch (panel.kind) {
    case "giftCards":
      return <GiftCardPanel />;
    case "giftCard":
      return <FoundGiftCardPanel key={panel.card.cardRef} card={panel.card} />;
    case "sellGiftCard":
      return <SellGiftCardPanel />;
    case "findGiftCard":
      return <FindGiftCardPanel />;
    case "topUp":
      return <TopUpPanel />;
  }
}
