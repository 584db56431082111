// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/** The script first, by counting letters; then the model of that script. */
final class DefaultLanguageIdentifier implements LanguageIdentifier {

    private static final int WHOLE = 480;
    private static final int WINDOW = 160;

    /** Latin names, brands and remains of a page stand in texts of every script; the reverse is rare. */
    private static final int OTHER_THAN_LATIN = 2;

    /** A Chinese character says about as much as this many letters of an alphabet. */
    private static final int HAN_WEIGHT = 3 * OTHER_THAN_LATIN;

    /** From this share of kana on, Han characters are Japanese: it writes particles and endings with kana. */
    private static final double JAPANESE_KANA = 0.05;

    private static final int SCRIPTS = ScriptGroup.values().length;

    private final LanguageModel model;

    DefaultLanguageIdentifier(LanguageModel model) {
        this.model = model;
    }

    @Override
    public LanguageGuess identify(CharSequence text) {
        InvalidValueException.requirePresent("text", text);
        int length = text.length();
        if (length <= WHOLE) {
            return identify(text, 0, length);
        }
        int middle = (length - WINDOW) / 2;
        StringBuilder sample = new StringBuilder(3 * WINDOW + 2);
        sample.append(text, 0, WINDOW)
                .append(' ')
                .append(text, middle, middle + WINDOW)
                .append(' ');
        sample.append(text, length - WINDOW, length);
        return identify(sample, 0, sample.length());
    }

    private LanguageGuess identify(CharSequence text, int from, int to) {
        int[] letters = new int[SCRIPTS];
        for (int i = from; i < to; i++) {
            letters[ScriptGroup.ordinalOf(text.charAt(i))]++;
        }
        int han = letters[ScriptGroup.HAN.ordinal()];
        int kana = letters[ScriptGroup.KANA.ordinal()];
        int eastern = HAN_WEIGHT * (han + kana);
        ScriptGroup script = ScriptGroup.OTHER;
        int most = OTHER_THAN_LATIN * letters[ScriptGroup.OTHER.ordinal()];
        int all = most + eastern;
        for (ScriptGroup alphabet : new ScriptGroup[] {ScriptGroup.LATIN, ScriptGroup.ARABIC, ScriptGroup.CYRILLIC}) {
            int count = letters[alphabet.ordinal()] * (alphabet == ScriptGroup.LATIN ? 1 : OTHER_THAN_LATIN);
            all += count;
            if (count > most) {
                most = count;
                script = alphabet;
            }
        }
        if (all == 0) {
            return LanguageGuess.NONE;
        }
        if (eastern > most) {
            return eastern(han, kana);
        }
        ScriptGroup main = script;
        return model.table(main)
                .map(table -> byModel(table, text, from, to, main))
                .orElseGet(() -> new LanguageGuess(Optional.empty(), 1));
    }

    private static LanguageGuess byModel(
            LanguageModel.Table table, CharSequence text, int from, int to, ScriptGroup script) {
        LetterGrams grams = new LetterGrams(script, table.bits(), LetterGrams.CAPACITY);
        grams.add(text, from, to);
        double[] probabilities = table.probabilities(grams);
        double none = 0;
        double best = 0;
        Optional<Language> language = Optional.empty();
        for (int k = 0; k < probabilities.length; k++) {
            if (table.classes()[k].isEmpty()) {
                none += probabilities[k];
            } else if (probabilities[k] > best) {
                best = probabilities[k];
                language = table.classes()[k];
            }
        }
        return none > best
                ? new LanguageGuess(Optional.empty(), Math.min(1, none))
                : new LanguageGuess(language, Math.min(1, best));
    }

    /** Kana never stand in Chinese; a few Han characters without kana may still be Japanese. */
    private static LanguageGuess eastern(int han, int kana) {
        if (kana > JAPANESE_KANA * (han + kana)) {
            return new LanguageGuess(Optional.empty(), kana / (kana + 1.0));
        }
        return new LanguageGuess(Optional.of(Language.ZH), (han + 1.0) / (han + 2.0));
    }
}
