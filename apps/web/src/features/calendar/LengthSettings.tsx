import type { LawChange } from "@jianheng/contract";
import { Checkbox } from "antd";
import { useState } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { StateWord } from "../../components/StateWord.tsx";
import { useWords } from "../../lib/words.tsx";
import { calendarWords, settingWords } from "../../words/calendar.ts";
import { commonWords } from "../../words/format.ts";
import { formOfLength, type LengthForm } from "../limits/clock-form.ts";
import { LengthField } from "../limits/LengthField.tsx";
import { tagTone } from "../limits/limit-parts.tsx";
import type { LawSettings } from "./queries.ts";
import { ReadOnly } from "./ReadOnly.tsx";
import { SettingDialogButton } from "./SettingDialog.tsx";

type Length = LawSettings["lengths"][number];

/** Lengths whose number nobody has read in its text, with the office's own value where it has set one. */
export function LengthSettings({ settings }: { readonly settings: LawSettings }) {
  const { say, instant, citation } = useWords();
  return (
    <>
      <p>{say(settingWords.lengthsIntro)}</p>
      <ReadOnly settings={settings} />
      <DataTable
        label={say(settingWords.lengthsIntro)}
        rows={settings.lengths}
        keyOf={({ key, effectiveFrom }) => `${key} ${effectiveFrom}`}
        columns={[
          {
            key: "limit",
            title: say(settingWords.columnLimit),
            minWidth: 260,
            render: (length) => (
              <>
                {say(length.limit.label)}
                <br />
                <span className="small soft">
                  {[...length.when.map(({ label }) => say(label)), ...length.basis.map(citation)].join(
                    say(commonWords.listComma),
                  )}
                </span>
              </>
            ),
          },
          {
            key: "value",
            title: say(settingWords.columnValue),
            width: 110,
            render: ({ periodText }) => <span className="strong">{say(periodText)}</span>,
          },
          {
            key: "default",
            title: say(settingWords.columnDefault),
            width: 110,
            render: ({ defaultText }) => say(defaultText),
          },
          {
            key: "why",
            title: say(settingWords.columnWhy),
            width: 230,
            render: (length) => <StateWord tone={tagTone(length)}>{say(length.tagLabel)}</StateWord>,
          },
          {
            key: "set",
            title: say(settingWords.columnSet),
            width: 260,
            render: (length) => (
              <>
                {length.set === null ? (
                  <span className="soft">{say(calendarWords.unset)}</span>
                ) : (
                  <span className="small">
                    {say(calendarWords.setByOffice, {
                      office: length.set.office?.name ?? say(calendarWords.wholeInstallation),
                      by: length.set.by,
                      at: instant(length.set.at),
                      ground: length.set.ground,
                    })}
                  </span>
                )}
                {settings.mayChange.office && <SetLength length={length} officeCode={settings.office.code} />}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

function SetLength({ length, officeCode }: { readonly length: Length; readonly officeCode: string }) {
  const { say } = useWords();
  const [typed, setTyped] = useState<LengthForm>(formOfLength(length.period));
  const [verified, setVerified] = useState(length.verified);
  const what = say(length.limit.label);
  const changes = (): readonly LawChange[] | string => {
    if (typed.amount === "") return say(settingWords.fillLength);
    const { direction } = length.period;
    const period = { [typed.unit]: Number(typed.amount), ...(direction === undefined ? {} : { direction }) };
    return [{ kind: "limitLength", key: length.key, value: { period, verified } }];
  };
  return (
    <div className="line">
      <SettingDialogButton
        label={say(calendarWords.set)}
        title={say(calendarWords.setOf, { what })}
        changes={changes}
        onOpen={() => {
          setTyped(formOfLength(length.period));
          setVerified(length.verified);
        }}
      >
        <LengthField label={say(settingWords.length)} length={typed} onChange={setTyped} />
        <Checkbox checked={verified} onChange={(event) => setVerified(event.target.checked)}>
          {say(settingWords.verified)}
        </Checkbox>
      </SettingDialogButton>
      {length.set !== null && length.set.office?.code === officeCode && (
        <SettingDialogButton
          label={say(calendarWords.takeBack)}
          title={say(calendarWords.takeBackOf, { what })}
          changes={() => [{ kind: "limitLength", key: length.key, value: null }]}
        />
      )}
    </div>
  );
}
