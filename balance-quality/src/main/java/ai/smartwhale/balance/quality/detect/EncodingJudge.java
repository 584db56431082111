// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Characters that a wrong encoding leaves behind. What was UTF-8 read as Latin is put back where that is possible. */
final class EncodingJudge implements ValueJudge {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Override
    public Optional<Clue> judge(String value, int count) {
        if (ascii(value)) {
            return Optional.empty();
        }
        Optional<Clue> repaired = repaired(value, WINDOWS).or(() -> repaired(value, StandardCharsets.ISO_8859_1));
        if (repaired.isPresent()) {
            return repaired;
        }
        int broken = broken(value);
        return broken < 0
                ? Optional.empty()
                : Optional.of(Clue.of(
                        IssueKind.BROKEN_ENCODING,
                        0.97,
                        String.format(
                                java.util.Locale.ROOT,
                                "the character U+%04X at %d",
                                (int) value.charAt(broken),
                                broken)));
    }

    private static boolean ascii(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > 126 || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Clue> repaired(String value, Charset wrong) {
        try {
            ByteBuffer bytes = wrong.newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(java.nio.CharBuffer.wrap(value));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.equals(value)
                    ? Optional.empty()
                    : Optional.of(Clue.of(
                            IssueKind.BROKEN_ENCODING,
                            0.97,
                            "UTF-8 that was read as " + wrong.name(),
                            new Proposal(Optional.of(text), 0.95, "repair-encoding")));
        } catch (CharacterCodingException notThatWay) {
            return Optional.empty();
        }
    }

    private static int broken(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean control = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
            boolean lone = Character.isSurrogate(c) && !paired(value, i);
            if (control || lone || c == '\uFFFD' || c == '\uFFFE' || c == '\uFFFF') {
                return i;
            }
        }
        return -1;
    }

    private static boolean paired(String value, int at) {
        return Character.isHighSurrogate(value.charAt(at))
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }
}
