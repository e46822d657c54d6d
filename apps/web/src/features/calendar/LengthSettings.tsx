import type { LawChange } from "@jianheng/contract";
import { Checkbox } from "antd";
import { useState } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { StateWord } from "../../components/StateWord.tsx";
import type { Speaker } from "../../lib/speaker.ts";
import { useWords } from "../../lib/words.tsx";
import { calendarWords, settingWords } from "../../words/calendar.ts";
import { commonWords } from "../../words/format.ts";
import { computeWords, limitsWords } from "../../words/limits.ts";
import { formOfLength, type LengthForm } from "../limits/clock-form.ts";
import { LengthField } from "../limits/LengthField.tsx";
import { tagTone } from "../limits/limit-parts.tsx";
import type { LawSettings } from "./queries.ts";
import { ReadOnly } from "./ReadOnly.tsx";
import { SettingDialogButton } from "./SettingDialog.tsx";

/** A length or an extension that an office may set. */
interface SettableNumber {
  readonly key: string;
  readonly name: string;
  /** Circumstances and articles. */
  readonly about: readonly string[];
  readonly rowKey: string;
  /** Null where the decision says how long. */
  readonly period: LawSettings["lengths"][number]["period"] | null;
  readonly text: string;
  readonly defaultText: string;
  readonly tagLabel: string;
  readonly verified: boolean;
  readonly set: LawSettings["lengths"][number]["set"];
}

function settableNumbers({ lengths, extensions }: LawSettings, { say, citation }: Speaker): SettableNumber[] {
  return [
    ...lengths.map((length) => ({
      key: length.key,
      name: say(length.limit.label),
      about: [...length.when.map(({ label }) => say(label)), ...length.basis.map(citation)],
      rowKey: `${length.key} ${length.effectiveFrom}`,
      period: length.period,
      text: say(length.periodText),
      defaultText: say(length.defaultText),
      tagLabel: say(length.tagLabel),
      verified: length.verified,
      set: length.set,
    })),
    ...extensions.map((extension) => ({
      key: extension.key,
      name: say(settingWords.extension, { limit: say(extension.limit.label), label: say(extension.label) }),
      about: [say(computeWords.extensions), say(extension.approvedBy), ...extension.basis.map(citation)],
      rowKey: extension.key,
      period: extension.most,
      text: say(extension.mostText ?? limitsWords.openLength),
      defaultText: say(extension.defaultText ?? limitsWords.openLength),
      tagLabel: say(extension.tagLabel),
      verified: extension.verified,
      set: extension.set,
    })),
  ];
}

/** Lengths and extensions whose number nobody has read in its text, with the office's own value where it has set one. */
export function LengthSettings({ settings }: { readonly settings: LawSettings }) {
  const words = useWords();
  const { say, instant } = words;
  return (
    <>
      <p>{say(settingWords.lengthsIntro)}</p>
      <ReadOnly settings={settings} />
      <DataTable
        label={say(settingWords.lengthsIntro)}
        rows={settableNumbers(settings, words)}
        keyOf={({ rowKey }) => rowKey}
        columns={[
          {
            key: "limit",
            title: say(settingWords.columnLimit),
            minWidth: 260,
            render: ({ name, about }) => (
              <>
                {name}
                <br />
                <span className="small soft">{about.join(say(commonWords.listComma))}</span>
              </>
            ),
          },
          {
            key: "value",
            title: say(settingWords.columnValue),
            width: 110,
            render: ({ text }) => <span className="strong">{text}</span>,
          },
          {
            key: "default",
            title: say(settingWords.columnDefault),
            width: 110,
            render: ({ defaultText }) => defaultText,
          },
          {
            key: "why",
            title: say(settingWords.columnWhy),
            width: 230,
            render: (number) => <StateWord tone={tagTone(number)}>{number.tagLabel}</StateWord>,
          },
          {
            key: "set",
            title: say(settingWords.columnSet),
            width: 260,
            render: (number) => (
              <>
                {number.set === null ? (
                  <span className="soft">{say(calendarWords.unset)}</span>
                ) : (
                  <span className="small">
                    {say(calendarWords.setByOffice, {
                      office: number.set.office?.name ?? say(calendarWords.wholeInstallation),
                      by: number.set.by,
                      at: instant(number.set.at),
                      ground: number.set.ground,
                    })}
                  </span>
                )}
                {settings.mayChange.office && <SetLength number={number} officeCode={settings.office.code} />}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

function SetLength({ number, officeCode }: { readonly number: SettableNumber; readonly officeCode: string }) {
  const { say } = useWords();
  const given = number.period ?? {};
  const [typed, setTyped] = useState<LengthForm>(formOfLength(given));
  const [verified, setVerified] = useState(number.verified);
  const what = number.name;
  const changes = (): readonly LawChange[] | string => {
    if (typed.amount === "") return say(settingWords.fillLength);
    const { direction } = given;
    const period = { [typed.unit]: Number(typed.amount), ...(direction === undefined ? {} : { direction }) };
    return [{ kind: "limitLength", key: number.key, value: { period, verified } }];
  };
  return (
    <div className="line">
      <SettingDialogButton
        label={say(calendarWords.set)}
        title={say(calendarWords.setOf, { what })}
        changes={changes}
        onOpen={() => {
          setTyped(formOfLength(given));
          setVerified(number.verified);
        }}
      >
        <LengthField label={say(settingWords.length)} length={typed} onChange={setTyped} />
        <Checkbox checked={verified} onChange={(event) => setVerified(event.target.checked)}>
          {say(settingWords.verified)}
        </Checkbox>
      </SettingDialogButton>
      {number.set !== null && number.set.office?.code === officeCode && (
        <SettingDialogButton
          label={say(calendarWords.takeBack)}
          title={say(calendarWords.takeBackOf, { what })}
          changes={() => [{ kind: "limitLength", key: number.key, value: null }]}
        />
      )}
    </div>
  );
}
