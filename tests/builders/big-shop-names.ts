/** Names for a million members: as common, as short and as mixed as a city's. Invented by combination. */
const GIVEN =
  "Anna Ben Carla David Emma Finn Greta Hugo Ida Jonas Klara Leo Mia Noah Olga Paul Quinn Rosa Sam Tina Uwe Vera Will Xenia Yara Zoe Zsófia Łukasz Émile José";
const FAMILY =
  "Smith Jones Miller Müller Schmidt Weber García Martínez Rossi Ferrari Novak Kowalski Nguyen Kim Park Silva Santos Ivanov Petrov Okafor Mensah Larsen Hansen Virtanen O'Brien Murphy Walsh Evans Taylor Brown Wilson Clark Young Wright Scott Zhang-Hill Sanders Zapata Sandoval Zsigmond";
const HAN_FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶单仇区解";
const HAN_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉建国春梅红兰志海山石松雪云飞龙凤安宁乐思远";

const given = GIVEN.split(" ");
const family = FAMILY.split(" ");
const hanFamily = Array.from(HAN_FAMILY);
const hanGiven = Array.from(HAN_GIVEN);

const at = (list: readonly string[], place: number): string => list[Math.floor(place) % list.length] ?? "";

/** The name of the nth member; every tenth gave a phone number only. */
export function bigShopName(n: number): string | null {
  // A multiplication that scatters: neighbours in number are strangers in name.
  const mixed = Math.imul(n + 1, 0x9e3779b1) >>> 0;
  if (n % 10 === 9) return null;
  if (n % 2 === 0) {
    const first = at(given, mixed);
    const last = at(family, mixed / 64);
    return n % 6 === 0 ? `${first} ${at(given, mixed / 4096)} ${last}` : `${first} ${last}`;
  }
  const second = n % 3 === 0 ? "" : at(hanGiven, mixed / 8192);
  return at(hanFamily, mixed) + at(hanGiven, mixed / 128) + second;
}
