/**
 * The two hundred regulars of the demo shop: invented people, in the scripts that a shop's neighbours write their names in.
 *
 * Phone numbers are from 030 23125 000–999, which the German regulator keeps for films and books.
 */
import { makeMemberNumber } from "#core/cards/member-number.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Chance } from "./demo-chance.ts";

/** How somebody comes to the shop; what makes the three tiers and the ones who stopped coming. */
export type Habit = "daily" | "weekly" | "now and then" | "stopped" | "new";

export interface DemoMember {
  readonly name: string;
  readonly phone: string | null;
  readonly cardNumber: string;
  readonly birthMonth: number | null;
  readonly marketingConsent: boolean;
  readonly habit: Habit;
}

const NAMES = {
  latin: [
    "Anna Müller, José García, Zoë Björk, François Lefèvre, Łukasz Wójcik, Chloé Dubois, Søren Kjær, Agnès Brûlé",
    "Márta Szőke, Günther Weiß, Renée Côté, Iñaki Etxeberria, Åsa Lindström, Nguyễn Thị Hoa, Đặng Văn Minh, Siobhán Byrne",
    "Jürgen Schäfer, Małgorzata Zielińska, João Conceição, Çağla Öztürk, İlker Şahin, Dvořák Jiří, Žofia Kováčová, Ana Šimić",
    "Emma Clark, Liam O'Neill, Grace Okafor, Tom Baker, Priya Nair, Omar Haddad, Lucy Stone, Ben Carter, Ruth Adler, Max Vogel",
    "Ines Roth, Paul Krüger, Lena Hoffmann, Jonas Brandt, Mia Schulz, Felix Wagner, Clara Neumann, Leon Fuchs, Nora Lang",
    "Hugo Martin, Léa Moreau, Noé Girard, Elena Rossi, Marco Bianchi, Giulia Conti, Luca Ferri, Sofia Marín, Diego Peña",
    "Astrid Holm, Nils Åberg, Freja Møller, Björn Ek, Saga Nyström, Eero Mäkelä, Aino Virtanen, Kätlin Tamm, Jānis Bērziņš",
    "Ada Bright, Noah Fisher, Ivy Marsh, Eli Frost, Pia Keller, Jan de Vries, Femke Bakker, Daan Visser, Rosa Lima, Inês Sá",
  ],
  chinese: [
    "张伟, 王芳, 李娜, 刘洋, 陈静, 杨磊, 赵敏, 黄丽, 周杰, 吴霞, 徐强, 孙悦, 胡蓉, 朱军, 高翔, 林晓, 何平, 郭涛, 马超, 罗兰",
    "梁宇, 宋佳, 郑爽, 谢婷, 韩雪, 唐龙, 冯媛, 于洋, 董洁, 萧然, 程诺, 曹颖, 袁泉, 邓丽, 许晴, 傅明, 沈冰, 曾志, 彭博, 吕燕",
    "苏荷, 卢山, 蒋欣, 蔡琴, 贾玲, 丁宁, 魏晨, 薛涛, 叶子, 阎锐, 余波, 潘悦, 杜鹃, 戴安, 夏天, 钟灵, 汪洋, 田甜, 任重, 姜文",
    "欧阳雪, 司马光明, 诸葛亮亮, 上官婉清, 陳大文, 黃美玲",
  ],
  cyrillic: [
    "Анна Петрова, Иван Соколов, Ольга Кузнецова, Дмитро Шевченко, Оксана Бондаренко, Милош Јовановић, Ђорђе Илић",
  ],
  greek: ["Ελένη Παπαδοπούλου, Νίκος Γεωργίου"],
  arabic: ["ليلى حداد, عمر الفارسي, سارة النجار, يوسف منصور, مريم خليل"],
  hebrew: ["נועה לוי, דוד כהן"],
  japanese: ["さくら 田中, 佐藤 健太, 鈴木 花子, ユウキ 山本"],
  korean: ["김민지, 이준호, 박서연"],
  thai: ["สมชาย ใจดี, มาลี ศรีสุข"],
} as const;

const DEMO_MEMBER_COUNT = 200;

/** Of a hundred members, how many have which habit. */
const HABITS: readonly (readonly [Habit, number])[] = [
  ["daily", 8],
  ["weekly", 22],
  ["now and then", 45],
  ["stopped", 20],
  ["new", 5],
];

function habitOf(index: number): Habit {
  let from = 0;
  // A step that shares no factor with a hundred spreads every habit over all the names.
  const place = (index * 37) % 100;
  for (const [habit, share] of HABITS) {
    from += share;
    if (place < from) return habit;
  }
  return "new";
}

export function demoMembers(settings: ShopSettings, chance: Chance): readonly DemoMember[] {
  const names = Object.values(NAMES).flatMap((lines) => lines.flatMap((line) => line.split(", ")));
  return Array.from({ length: DEMO_MEMBER_COUNT }, (_, index) => ({
    name: nameAt(names, index),
    phone: chance.happens(85) ? `+493023125${String(index).padStart(3, "0")}` : null,
    cardNumber: makeMemberNumber(settings, 100_000 + index * 13),
    birthMonth: chance.happens(70) ? 1 + chance.below(12) : null,
    marketingConsent: chance.happens(60),
    habit: habitOf(index),
  }));
}

/** Once the list is used up, families: the same surname with another initial before it. */
function nameAt(names: readonly string[], index: number): string {
  const name = names[index % names.length] ?? "";
  if (index < names.length) return name;
  return /^[\p{Script=Latin}\p{M}' ]+$/u.test(name) ? `${"ABCDEFGHKLM"[index % 11]}. ${name}` : `${name} 2`;
}
