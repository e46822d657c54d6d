// The characters that every Chinese text is full of, and those that tables of cases are full of. What is decoded with
// the wrong encoding still consists of characters, but of rare ones.

const everyday =
  "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理世";
const ofCases =
  "案号受理名称类型编码承办单位检察院官姓名性别男女证件号码出生日期羁押逮捕批准审查起诉不决定嫌疑人罪由涉案金额认罪认罚送达文书备注省市县区街路号年月日甲乙丙丁戊张王李赵刘陈杨黄周吴某盗窃诈骗伤害故意危险驾驶寻衅滋事强奸抢劫毒品贩卖侦机关公安监委移书编号时间地址电话户籍民族汉族职业否是";
const traditional =
  "這個們來時國會發動過說產種學經進電現實機點業應開還與關無軍題統計論運農決戰則據處檢號類辦單編碼證羈審訴罪嫌額認罰書備註縣區張劉陳楊黃吳盜竊詐騙傷駕駛滋強搶劫毒販賣偵關監話籍職業稱總級設質氣條結問見將組頭資邊長數線間樣從當";

export const commonCharacters: ReadonlySet<string> = new Set(everyday + ofCases + traditional);
