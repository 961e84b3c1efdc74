/** Every call of the contract and the verb that serves it. The type is complete: a call without a verb does not compile. */
import type { Handlers } from "#contract/handlers.ts";
import { succeed } from "#core/outcome.ts";
import { cancelTrial } from "./cancel-trial.ts";
import { startTrial } from "./start-trial.ts";
import { addCoupon } from "./add-coupon.ts";
import { addDepartmentLine } from "./add-department-line.ts";
import { addProduct } from "./add-product.ts";
import { adjustPoints } from "./adjust-points.ts";
import { changeQuantity } from "./change-quantity.ts";
import { chooseReward } from "./choose-reward.ts";
import { discountBasket } from "./discount-basket.ts";
import { discountLine } from "./discount-line.ts";
import type { Engine } from "./engine.ts";
import { enrolMember } from "./enrol-member.ts";
import { getBasket } from "./get-basket.ts";
import { getDevices } from "./get-devices.ts";
import { getGiftCard } from "./get-gift-card.ts";
import { getMember } from "./get-member.ts";
import { getPointsApproval } from "./get-points-approval.ts";
import { getReceiptPicture } from "./get-receipt-picture.ts";
import { getSale } from "./get-sale.ts";
import { getTill } from "./get-till.ts";
import { giveFeedbackBonus } from "./give-feedback-bonus.ts";
import { identifyMember } from "./identify-member.ts";
import { linkCard } from "./link-card.ts";
import { listParkedBaskets } from "./list-parked-baskets.ts";
import { listRecentSales } from "./list-recent-sales.ts";
import { listSerialPorts } from "./list-serial-ports.ts";
import { listStaff } from "./list-staff.ts";
import { memberPageHandlers } from "./member-page/member-page-handlers.ts";
import { openDrawer } from "./open-drawer.ts";
import { overridePrice } from "./override-price.ts";
import { parkBasket } from "./park-basket.ts";
import { printTestPage } from "./print-test-page.ts";
import { recallBasket } from "./recall-basket.ts";
import { programHandlers } from "./program-handlers.ts";
import { returnHandlers } from "./return-handlers.ts";
import { removeCoupon } from "./remove-coupon.ts";
import { removeLine } from "./remove-line.ts";
import { removeMember } from "./remove-member.ts";
import { removeReward } from "./remove-reward.ts";
import { removeTender } from "./remove-tender.ts";
import { reprintReceipt } from "./reprint-receipt.ts";
import { savePrinter } from "./save-printer.ts";
import { saveScanner } from "./save-scanner.ts";
import { scan } from "./scan.ts";
import { search } from "./search.ts";
import { sellGiftCard } from "./sell-gift-card.ts";
import { setLanguage } from "./set-language.ts";
import { setUpDemoShop } from "./set-up-demo-shop.ts";
import { setUpShop } from "./set-up-shop.ts";
import { setVirtualFault } from "./set-virtual-fault.ts";
import { settlePrintJob } from "./settle-print-job.ts";
import { signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";
import { takeAmountOff } from "./take-amount-off.ts";
import { takeTender } from "./take-tender.ts";
import { topUp } from "./top-up.ts";
import { undoBasketStep } from "./undo-basket-step.ts";
import { voidBasket } from "./void-basket.ts";

export function createHandlers(engine: Engine): Handlers {
  return {
    getTill: () => getTill(engine),
    setLanguage: (input) => setLanguage(engine, input),
    setUpDemoShop: (input) => setUpDemoShop(engine, input),
    setUpShop: (input) => setUpShop(engine, input),
    startTrial: (input) => startTrial(engine, input),
    getTrial: () => succeed(engine.trial.view),
    cancelTrial: () => cancelTrial(engine),
    listStaff: () => listStaff(engine),
    signIn: (input) => signIn(engine, input),
    signOut: () => signOut(engine),

    getBasket: () => getBasket(engine),
    scan: (input) => scan(engine, input),
    search: (input) => search(engine, input),
    addProduct: (input) => addProduct(engine, input),
    addDepartmentLine: (input) => addDepartmentLine(engine, input),
    changeQuantity: (input) => changeQuantity(engine, input),
    removeLine: (input) => removeLine(engine, input),
    discountLine: (input) => discountLine(engine, input),
    discountBasket: (input) => discountBasket(engine, input),
    overridePrice: (input) => overridePrice(engine, input),
    undoBasketStep: (input) => undoBasketStep(engine, input),
    parkBasket: (input) => parkBasket(engine, input),
    listParkedBaskets: () => listParkedBaskets(engine),
    recallBasket: (input) => recallBasket(engine, input),
    voidBasket: (input) => voidBasket(engine, input),

    identifyMember: (input) => identifyMember(engine, input),
    removeMember: (input) => removeMember(engine, input),
    getMember: (input) => getMember(engine, input),
    enrolMember: (input) => enrolMember(engine, input),
    linkCard: (input) => linkCard(engine, input),
    ...memberPageHandlers(engine),

    addCoupon: (input) => addCoupon(engine, input),
    removeCoupon: (input) => removeCoupon(engine, input),
    chooseReward: (input) => chooseReward(engine, input),
    removeReward: (input) => removeReward(engine, input),
    sellGiftCard: (input) => sellGiftCard(engine, input),
    topUp: (input) => topUp(engine, input),
    getGiftCard: (input) => getGiftCard(engine, input),

    takeAmountOff: (input) => takeAmountOff(engine, input),
    takeTender: (input) => takeTender(engine, input),
    removeTender: (input) => removeTender(engine, input),

    listRecentSales: (input) => listRecentSales(engine, input),
    getSale: (input) => getSale(engine, input),
    getReceiptPicture: (input) => getReceiptPicture(engine, input),
    reprintReceipt: (input) => reprintReceipt(engine, input),

    ...programHandlers(engine),
    ...returnHandlers(engine),
    getPointsApproval: () => getPointsApproval(engine),
    adjustPoints: (input) => adjustPoints(engine, input),
    giveFeedbackBonus: (input) => giveFeedbackBonus(engine, input),

    getDevices: () => getDevices(engine),
    listSerialPorts: () => listSerialPorts(engine),
    savePrinter: (input) => savePrinter(engine, input),
    saveScanner: (input) => saveScanner(engine, input),
    printTestPage: (input) => printTestPage(engine, input),
    settlePrintJob: (input) => settlePrintJob(engine, input),
    openDrawer: (input) => openDrawer(engine, input),
    listPapers: async ({ limit }) => succeed(await engine.devices.listPapers(limit)),
    setVirtualFault: (input) => setVirtualFault(engine, input),
  };
}
