import { InputNumber, Select } from "antd";
import { useId, useState } from "react";
import { Article } from "../../components/Article.tsx";
import { useWords } from "../../lib/words.tsx";
import type { Speaker } from "../../lib/speaker.ts";
import { calendarWords, settingWords } from "../../words/calendar.ts";
import type { LawSettings } from "./queries.ts";
import { ReadOnly } from "./ReadOnly.tsx";
import { SettingDialogButton } from "./SettingDialog.tsx";

type Question = LawSettings["questions"][number];
type Setting = Question["settings"][number];
type Value = Setting["current"];

/** What the law leaves open: the question, how this office counts, the default and why. */
export function OpenPoints({ settings }: { readonly settings: LawSettings }) {
  const words = useWords();
  const { say, citation, instant } = words;
  return (
    <>
      <p>{say(settingWords.questionsIntro)}</p>
      <ReadOnly settings={settings} />
      <div>
        {settings.questions.map((question) => (
          <section key={question.id} className="setting-card" aria-label={question.id}>
            <div className="line apart">
              <h3>
                <span className="whole">{question.id}</span> {say(question.question)}
              </h3>
              {settings.mayChange.office && (
                <div className="line">
                  <SetQuestion question={question} />
                  {question.set !== null && question.set.office?.code === settings.office.code && (
                    <SettingDialogButton
                      label={say(calendarWords.takeBack)}
                      title={say(calendarWords.takeBackOf, { what: question.id })}
                      changes={() => [{ kind: "countingQuestion", key: question.id, value: null }]}
                    />
                  )}
                </div>
              )}
            </div>
            <p className="soft">{say(settingWords.defaultIs, { value: say(question.defaultText) })}</p>
            <ul>
              {question.settings.map((setting) => (
                <li key={setting.key}>
                  {say(setting.label)}{" "}
                  <span className={setting.current === setting.default ? undefined : "strong"}>
                    {say(settingWords.current, { value: valueText(setting, setting.current, words) })}
                  </span>
                </li>
              ))}
            </ul>
            {question.set !== null && (
              <p className="small soft">
                {say(calendarWords.setByOffice, {
                  office: question.set.office?.name ?? say(calendarWords.wholeInstallation),
                  by: question.set.by,
                  at: instant(question.set.at),
                  ground: question.set.ground,
                })}
              </p>
            )}
            {question.basis.map((one) => (
              <Article key={citation(one)} citation={one} text={one.text ?? one.words} />
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

function valueText({ choices }: Setting, value: Value, { say }: Speaker): string {
  const choice = choices.find((one) => one.value === value);
  return choice === undefined ? say(settingWords.days, { count: String(value) }) : say(choice.label);
}

function SetQuestion({ question }: { readonly question: Question }) {
  const { say } = useWords();
  const id = useId();
  const now = () => Object.fromEntries(question.settings.map(({ key, current }) => [key, current]));
  const [chosen, setChosen] = useState<Record<string, Value>>(now);
  return (
    <SettingDialogButton
      label={say(calendarWords.set)}
      title={say(calendarWords.setOf, { what: `${question.id} ${say(question.question)}` })}
      changes={() => [{ kind: "countingQuestion", key: question.id, value: chosen }]}
      onOpen={() => setChosen(now())}
    >
      {question.settings.map((setting) => {
        const value = chosen[setting.key] ?? setting.current;
        const change = (next: Value) => setChosen((before) => ({ ...before, [setting.key]: next }));
        return (
          <div key={setting.key} className="field">
            <label htmlFor={`${id}-${setting.key}`}>{say(setting.label)}</label>
            {setting.choices.length === 0 ? (
              <InputNumber
                id={`${id}-${setting.key}`}
                min={0}
                max={30}
                precision={0}
                value={Number(value)}
                onChange={(next) => change(next ?? 0)}
              />
            ) : (
              <Select
                id={`${id}-${setting.key}`}
                value={String(value)}
                options={setting.choices.map((one) => ({ value: String(one.value), label: say(one.label) }))}
                onChange={(next) => change(setting.choices.find((one) => String(one.value) === next)?.value ?? value)}
              />
            )}
          </div>
        );
      })}
    </SettingDialogButton>
  );
}
