// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.Optional;

/** Characters that were lost or broken on the way. */
final class EncodingRules {

    /** One lost character in a thousand is bearable, one in ten is not. */
    private static final double TOO_MANY = 0.1;

    private EncodingRules() {}

    /** Adds what is wrong and says how to repair it. */
    static Optional<TextRepair> check(String text, Optional<Language> language, IssueSink sink) {
        if (isPlain(text)) {
            return Optional.empty();
        }
        int replaced = 0;
        int halves = 0;
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                controls += c == '\n' || c == '\r' || c == '\t' ? 0 : 1;
            } else if (c >= '\u007F' && c < '\u00A0' && c != '\u0085') {
                controls++;
            } else if (c == '\uFFFD') {
                replaced++;
            } else if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    halves++;
                }
            }
        }
        add(TextIssueKind.REPLACEMENT_CHARACTERS, replaced, text.length(), "lost characters", sink);
        add(TextIssueKind.UNPAIRED_SURROGATES, halves, text.length(), "halves of characters", sink);
        add(TextIssueKind.CONTROL_CHARACTERS, controls, text.length(), "control characters", sink);
        Optional<TextRepair> repair = MojibakeRepair.repair(text);
        repair.ifPresent(found -> sink.add(TextIssueKind.MISREAD_ENCODING, 0.9, found.steps()));
        return repair.isPresent() ? repair : persian(text, language, sink);
    }

    /** Nothing beyond ASCII and no control characters: most English texts, in which nothing can be broken. */
    private static boolean isPlain(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > '~' || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                return false;
            }
        }
        return true;
    }

    private static void add(TextIssueKind kind, int count, int length, String what, IssueSink sink) {
        if (count > 0) {
            double share = (double) count / length;
            sink.add(kind, 0.3 + 0.7 * Math.min(1, share / TOO_MANY), count + " " + what);
        }
    }

    private static Optional<TextRepair> persian(String text, Optional<Language> language, IssueSink sink) {
        if (language.filter(Language.FA::equals).isEmpty()) {
            return Optional.empty();
        }
        String normal = PersianText.normalize(text);
        if (normal.equals(text)) {
            return Optional.empty();
        }
        sink.add(TextIssueKind.NOT_NORMALISED, 0.05, "not in Persian normal form");
        return Optional.of(new TextRepair(normal, 1, "Persian normal form"));
    }
}
