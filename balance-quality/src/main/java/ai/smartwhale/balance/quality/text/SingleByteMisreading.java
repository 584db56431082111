// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Undoes text in an encoding of one byte for each character that was read as another such encoding. */
final class SingleByteMisreading {

    private static final List<MisreadCharset> READ_AS = MisreadCharset.all("windows-1252", "ISO-8859-1");
    private static final List<MisreadCharset> WRITTEN_IN =
            MisreadCharset.all("windows-1256", "windows-1251", "KOI8-R", "IBM866");
    private static final String TURKISH_SIGNS = "ýþðÝÞÐ";
    private static final String TURKISH_LETTERS = "ışğİŞĞ";

    /** In no language are so many letters between À and ÿ. */
    private static final double ACCENTED = 0.5;

    private static final int FEWEST_LETTERS = 6;
    private static final double SURE = 0.9;

    private static final LanguageIdentifier LANGUAGES = LanguageIdentifier.create();

    private SingleByteMisreading() {}

    static boolean isTurkishSign(char c) {
        return TURKISH_SIGNS.indexOf(c) >= 0;
    }

    static Optional<TextRepair> undo(String text) {
        int letters = 0;
        int accented = 0;
        int turkish = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                accented += c >= '\u00C0' && c <= '\u00FF' ? 1 : 0;
                turkish += isTurkishSign(c) ? 1 : 0;
            }
        }
        if (letters >= FEWEST_LETTERS && accented >= ACCENTED * letters) {
            return best(text);
        }
        return turkish > 0 ? turkish(text) : Optional.empty();
    }

    private static Optional<TextRepair> best(String text) {
        List<TextRepair> found = new ArrayList<>();
        for (MisreadCharset readAs : READ_AS) {
            Optional<byte[]> bytes = readAs.bytesOf(text, 0, text.length());
            for (MisreadCharset writtenIn : WRITTEN_IN) {
                bytes.map(writtenIn::misread)
                        .flatMap(candidate -> judged(candidate, readAs, writtenIn))
                        .ifPresent(found::add);
            }
        }
        TextRepair best = null;
        for (TextRepair repair : found) {
            if (best == null || repair.confidence() > best.confidence()) {
                best = repair;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<TextRepair> judged(String candidate, MisreadCharset readAs, MisreadCharset writtenIn) {
        LanguageGuess guess = LANGUAGES.identify(candidate);
        boolean known = guess.atLeast(SURE)
                .filter(language -> language.usesArabicLetters() || language == Language.RU)
                .isPresent();
        // Halves of other alphabets, as box drawings or capitals within words, speak against a guess.
        return known && isOneScript(candidate)
                ? Optional.of(new TextRepair(candidate, guess.confidence(), readAs.name() + " as " + writtenIn.name()))
                : Optional.empty();
    }

    private static boolean isOneScript(String text) {
        boolean small = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                boolean strange = c >= 0x80
                        && (Character.getType(c) == Character.OTHER_SYMBOL
                                || Character.getType(c) == Character.MATH_SYMBOL
                                || Character.getType(c) == Character.CONTROL);
                if (strange) {
                    return false;
                }
                small = false;
            } else {
                if (small && Character.isUpperCase(c)) {
                    return false;
                }
                small = Character.isLowerCase(c);
            }
        }
        return true;
    }

    /** Latin 5 read as Latin 1: six letters differ, of which Turkish has none and Icelandic all. */
    private static Optional<TextRepair> turkish(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            int sign = TURKISH_SIGNS.indexOf(out.charAt(i));
            if (sign >= 0) {
                out.setCharAt(i, TURKISH_LETTERS.charAt(sign));
            }
        }
        String candidate = out.toString();
        LanguageGuess guess = LANGUAGES.identify(candidate);
        boolean turkish = guess.atLeast(SURE).filter(Language.TR::equals).isPresent();
        return turkish
                ? Optional.of(new TextRepair(candidate, guess.confidence(), "ISO-8859-1 as ISO-8859-9"))
                : Optional.empty();
    }
}
