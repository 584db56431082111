// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.repair;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.text.PersianText;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;

/** Operators on the text of one cell. */
final class TextOperators {

    private static final Set<IssueKind> FORMS = Set.of(
            IssueKind.FORMAT,
            IssueKind.TYPE,
            IssueKind.TYPO,
            IssueKind.DEPENDENCY,
            IssueKind.REFERENCE,
            IssueKind.RULE);
    private static final String PERSIAN_ONLY = "\u067E\u0686\u0698\u06A9\u06AF\u06CC";
    private static final char REPLACEMENT = '\uFFFD';

    static final List<RepairOperator> ALL = List.of(
            new TextOperator("trim", FORMS, 0.9, String::strip),
            new TextOperator(
                    "strip-controls",
                    Set.of(
                            IssueKind.BROKEN_ENCODING,
                            IssueKind.FORMAT,
                            IssueKind.TYPE,
                            IssueKind.TEXT_QUALITY,
                            IssueKind.RULE),
                    0.8,
                    TextOperators::withoutControls),
            new TextOperator("unicode-nfc", FORMS, 0.75, TextOperators::composed),
            new TextOperator(
                    "persian-form",
                    Set.of(IssueKind.FORMAT, IssueKind.TYPO, IssueKind.DEPENDENCY, IssueKind.REFERENCE, IssueKind.RULE),
                    0.7,
                    TextOperators::persian),
            new EncodingOperator());

    private TextOperators() {}

    /** Takes out what no text has: control characters other than white space, and halves of pairs. */
    static String withoutControls(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char instead = c;
            if (Character.isISOControl(c) && !Character.isWhitespace(c)) {
                instead = 0;
            } else if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    if (clean != null) {
                        clean.append(c).append(text.charAt(i + 1));
                    }
                    i++;
                    continue;
                }
                instead = REPLACEMENT;
            }
            if (instead != c && clean == null) {
                clean = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (clean != null && instead != 0) {
                clean.append(instead);
            }
        }
        return clean == null ? text : clean.toString();
    }

    private static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Only what has letters that Persian has and Arabic has not is known to be Persian. */
    private static String persian(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (PERSIAN_ONLY.indexOf(text.charAt(i)) >= 0) {
                return PersianText.normalize(text);
            }
        }
        return text;
    }
}
