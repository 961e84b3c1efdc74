/** Every seeded fault of the engine against the worked case that is named for it. */
import { ENGINE_FAULTS } from "../mutation/engine-faults.ts";
import { judgeFaults } from "../mutation/judge-faults.ts";
import { report } from "./figures.ts";

const judged = await judgeFaults(ENGINE_FAULTS);
const missed = judged.filter(({ verdict }) => verdict !== "caught");
report({
  what: "seeded faults in the engine, each against one named worked case",
  aim: "every one caught",
  faults: judged.length,
  caught: judged.length - missed.length,
  missed,
});
if (missed.length > 0) process.exitCode = 1;
