// Invented names. The surnames are words that are nobody's surname, so that no reader takes a person for a real one.
import type { Random } from "./random.ts";

const surnames = Array.from("砚霁澜岫茗煦榆枫岚汀磐麓荻苇珩滟渚皓筱萤霭曦璞桁栎椿槿蔚澍湄潇漪涟");
const maleGiven = `
  知远 明川 致恒 守正 立诚 鹤鸣 云帆 景行 怀瑾 长风 子墨 承安 思齐 望舒
  启航 松年 若谷 时雨 亦舟 北辰 既明 延之 牧野 千山 观海 行健 清和 秉烛
`
  .trim()
  .split(/\s+/);
const femaleGiven = `
  晚晴 静姝 采薇 如霜 听雨 念慈 婉清 拾音 青禾 初雪 映雪 语冰 疏影 沐言
  暮云 照溪 扶苏 半夏 南枝 令仪 书瑶 织云 问夏 星若 知秋 鸢尾 云归 细柳
`
  .trim()
  .split(/\s+/);

export type Sex = "男" | "女";

export function inventName(random: Random, sex: Sex): string {
  return random.pick(surnames) + random.pick(sex === "男" ? maleGiven : femaleGiven);
}

/** As many exports show a person: 砚某某. */
export function maskName(name: string): string {
  return `${name.slice(0, 1)}某${name.length > 2 ? "某" : ""}`;
}
