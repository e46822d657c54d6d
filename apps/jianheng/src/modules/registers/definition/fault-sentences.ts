import type { Bilingual } from "@jianheng/contract";

/** Every code once. `{name}` is replaced by the argument of that name. */
export const faultSentences = {
  "register.too_large": {
    zh: "登记簿文件超过 {limit} 个字符",
    en: "The register file is longer than {limit} characters",
  },
  "register.yaml": { zh: "YAML 写法有误：{detail}", en: "The YAML is not well formed: {detail}" },
  "register.unknown_key": { zh: "这里没有“{key}”这一项", en: "There is no “{key}” here" },
  "register.missing": { zh: "缺少“{key}”", en: "“{key}” is missing" },
  "register.type": { zh: "“{key}”应为{expected}", en: "“{key}” should be {expected}" },
  "register.value": {
    zh: "“{key}”不能是“{value}”，可用：{known}",
    en: "“{key}” cannot be “{value}”; there are {known}",
  },
  "register.format": {
    zh: "“{value}”的写法不对，应为{expected}",
    en: "“{value}” is not written as it should be: {expected}",
  },
  "register.too_few": { zh: "“{key}”至少要有 {limit} 项", en: "“{key}” needs at least {limit}" },
  "register.too_many": { zh: "“{key}”最多 {limit} 项", en: "“{key}” takes at most {limit}" },
  "register.empty_text": { zh: "“{key}”不能为空", en: "“{key}” must not be empty" },
  "register.too_long": { zh: "“{key}”最多 {limit} 个字符", en: "“{key}” takes at most {limit} characters" },
  "register.out_of_range": {
    zh: "“{key}”应在允许的范围内：{expected}",
    en: "“{key}” is outside what is allowed: {expected}",
  },
  "register.limit_kind": {
    zh: "期限要写明 period、workingDays、named、until 中的一项，而且只写一项",
    en: "A limit has exactly one of period, workingDays, named, until",
  },
  "register.shape": { zh: "“{key}”不符合格式：{detail}", en: "“{key}” does not fit: {detail}" },
  "register.duplicate_id": { zh: "{kind}的标识“{id}”重复", en: "The {kind} “{id}” is defined twice" },
  "register.duplicate_label": {
    zh: "{kind}“{label}”重复，表达式无法分辨",
    en: "Two {kind}s are called “{label}”; expressions could not tell them apart",
  },
  "register.listed_twice": { zh: "“{name}”写了两次", en: "“{name}” is listed twice" },
  "register.label_reserved": {
    zh: "“{label}”是每件登记都有的名称，请换一个",
    en: "“{label}” is a name that every record has; choose another",
  },
  "register.label_built_in": {
    zh: "“{label}”是表达式语言自己的词，请换一个",
    en: "“{label}” is a word of the expression language; choose another",
  },
  "register.label_word": {
    zh: "表达式用到“{label}”，这样的名称只能由文字和数字组成，并以文字开头",
    en: "Expressions use “{label}”; such a label has letters and digits only and begins with a letter",
  },
  "register.unknown": { zh: "没有{kind}“{name}”", en: "There is no {kind} “{name}”" },
  "register.field_type": {
    zh: "字段“{name}”的类型不是 {expected}",
    en: "“{name}” is not a field of the type {expected}",
  },
  "register.nobody_yet": {
    zh: "登记之前还没有“{name}”，create.by 只能写角色（role:…）或 anyone",
    en: "Before a record begins there is no “{name}”; create.by names roles (role:…) or anyone",
  },
  "register.reserved_act": {
    zh: "“{id}”是每本登记簿都有的操作，请换一个标识",
    en: "“{id}” is an act that every register has; choose another id",
  },
  "register.state_unreachable": {
    zh: "没有操作通向状态“{state}”",
    en: "No act leads to the state “{state}”",
  },
  "register.state_stuck": {
    zh: "状态“{state}”没有预期的后续操作；办结状态请写 end: true",
    en: "No expected act leads on from “{state}”; write end: true if records end there",
  },
  "register.end_expected": {
    zh: "“{act}”从办结状态“{state}”开始，不会在任何人的待办中；请写 expected: false",
    en: "“{act}” starts from “{state}”, where records end, and so is nobody's task; write expected: false",
  },
  "register.writes_derived": {
    zh: "“{field}”是计算出来的，不能填写",
    en: "“{field}” is computed and cannot be written",
  },
  "register.needs_unwritten": {
    zh: "“{field}”必须有值，但到这一步为止没有操作填写它",
    en: "“{field}” must have a value, but nothing up to this act writes it",
  },
  "register.example_unwritten": {
    zh: "示例填写了“{field}”，但这个操作不填写它",
    en: "The example gives “{field}”, which this act does not write",
  },
  "register.derived_order": {
    zh: "计算“{field}”时还没有“{other}”：计算字段只能用到写在它前面的计算字段",
    en: "“{field}” is computed before “{other}”: a computed field sees only the computed fields above it",
  },
  "register.reveals": {
    zh: "“{field}”只给指定的人看，而用到它的{what}人人可见",
    en: "“{field}” is kept for some, but everybody sees {what} that uses it",
  },
  "register.number_brace": {
    zh: "编号里没有“{brace}”，可用：{year}、{n}",
    en: "The number has no “{brace}”; there are {year} and {n}",
  },
  "register.brace_open": { zh: "“{{”没有对应的“}}”", en: "“{{” has no “}}”" },
  "register.brace_empty": { zh: "双大括号里没有表达式", en: "There is no expression between the braces" },
  "register.set_simple": {
    zh: "带入“{field}”的应是一个值，这里是一组或一个区间",
    en: "What “{field}” is set to should be one value; this is a structure",
  },
  "register.set_type": {
    zh: "“{field}”在登记簿“{register}”中是 {expected} 类型，这里的值不合",
    en: "“{field}” of the register “{register}” is of the type {expected}, which this value is not",
  },
  "register.set_derived": {
    zh: "“{field}”在登记簿“{register}”中是计算出来的，不能带入",
    en: "“{field}” of the register “{register}” is computed and cannot be set",
  },
  "register.limit_idle": {
    zh: "没有操作开始期限“{limit}”的计算",
    en: "Nothing starts the limit “{limit}”",
  },
} as const satisfies Record<string, Bilingual>;

export type DefinitionFaultCode = keyof typeof faultSentences;

/** Corrections, where what was meant is plain. */
export const hintSentences = {
  didYouMean: { zh: "是否为“{name}”", en: "did you mean “{name}”" },
  quoteComma: {
    zh: "在花括号里，带半角逗号的文字要加引号",
    en: "in braces, a text with a comma goes in quotes",
  },
  fieldAlone: {
    zh: "要带入人员、部门、单位、案件等，只写一个同类型的字段",
    en: "a person, department, office or case is handed over by naming one field of that type",
  },
  author: { zh: "登记的人写 author", en: "whoever registered the record is “author”" },
  oneOf: { zh: "可用：{known}", en: "it could be {known}" },
} as const satisfies Record<string, Bilingual>;

/** What identifiers stand for. */
export const kindWords = {
  act: { zh: "操作", en: "act" },
  choice: { zh: "选项", en: "choice" },
  column: { zh: "栏", en: "column" },
  document: { zh: "文书", en: "document" },
  field: { zh: "字段", en: "field" },
  limit: { zh: "期限", en: "limit" },
  limitOfLaw: { zh: "法定期限", en: "limit of the law" },
  listColumn: { zh: "列表栏", en: "column of the list" },
  register: { zh: "登记簿", en: "register" },
  role: { zh: "角色", en: "role" },
  state: { zh: "状态", en: "state" },
} as const satisfies Record<string, Bilingual>;
export type DefinitionKind = keyof typeof kindWords;

/** Forms that a value may be asked to have. */
export const formWords = {
  identifier: {
    zh: "以小写字母开头的字母和数字（最多 40 个）",
    en: "letters and digits after a small letter, 40 at most",
  },
  who: {
    zh: "以下之一：author、anyone、role:角色、person:字段、department:字段、head:字段、office:字段或 did:操作",
    en: "author, anyone, role:ROLE, person:FIELD, department:FIELD, head:FIELD, office:FIELD or did:ACT",
  },
  period: { zh: "“P10D”“P2M”“P1Y”这样的写法", en: "P10D, P2M or P1Y" },
  number: { zh: "含有 {n} 的文字", en: "a text with {n}" },
  text: { zh: "文字", en: "text" },
  list: { zh: "列表", en: "a list" },
  mapping: { zh: "键和值", en: "keys with values" },
  wholeNumber: { zh: "整数", en: "a whole number" },
  trueFalse: { zh: "“true”或“false”", en: "true or false" },
  block: {
    zh: "一段文书：paragraph、heading、item 和 over，或 over 和 columns",
    en: "a block: paragraph, heading, item with over, or over with columns",
  },
} as const satisfies Record<string, Bilingual>;

/** What is wrong with YAML, by the library's code; English is the library's own where it is not here. */
export const yamlWords: Readonly<Record<string, Bilingual>> = {
  ALIAS: { zh: "不能用别名（*）", en: "aliases (*) are not allowed" },
  BAD_INDENT: { zh: "缩进不对", en: "the indentation is wrong" },
  BAD_QUOTE: { zh: "引号不配对", en: "the quotes do not match" },
  BLOCK_AS_IMPLICIT_KEY: { zh: "这里不能换行写成多层", en: "nested lines cannot stand here" },
  DUPLICATE_KEY: { zh: "同一项写了两次", en: "the key stands twice" },
  MISSING_CHAR: { zh: "缺少引号、括号、冒号或逗号", en: "a quote, bracket, colon or comma is missing" },
  MULTILINE_IMPLICIT_KEY: { zh: "一项的名称要写在一行里", en: "a key must stand on one line" },
  MULTIPLE_DOCS: { zh: "一个文件只能有一份文档", en: "a file holds one document" },
  RESOURCE_EXHAUSTION: { zh: "嵌套太深", en: "nested too deep" },
  TAB_AS_INDENT: { zh: "缩进要用空格，不能用制表符", en: "indent with spaces, not with tabs" },
  TAG_RESOLVE_FAILED: { zh: "不能用标签（!）", en: "tags (!) are not allowed" },
  UNEXPECTED_TOKEN: { zh: "这里多出内容", en: "something is left over here" },
};
