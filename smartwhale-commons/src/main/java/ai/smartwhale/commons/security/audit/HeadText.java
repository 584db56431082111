// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of the head file, always of the same length, so that it can be written in place: a version, what the first
 * kept event follows, the last event, and the hash of all that.
 *
 * @param base what the first event that is kept follows
 * @param last the last event
 */
record HeadText(AuditHead base, AuditHead last) {

    static final int BYTES = 1 + 2 * (1 + 19 + 1 + 64) + 1 + 64 + 1;
    private static final Pattern TEXT =
            Pattern.compile("(1 ([0-9]{19}) ([0-9a-f]{64}) ([0-9]{19}) ([0-9a-f]{64}) )([0-9a-f]{64})\n");

    byte[] encode(ChainHash chain) {
        String text = String.format(
                Locale.ROOT, "1 %019d %s %019d %s ", base.sequence(), base.hash(), last.sequence(), last.hash());
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return (text + chain.hex(bytes, 0, bytes.length) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Empty if it is no head, or its hash is wrong. */
    static Optional<HeadText> parse(byte[] bytes, ChainHash chain) {
        Matcher matcher = TEXT.matcher(new String(bytes, StandardCharsets.US_ASCII));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] hashed = matcher.group(1).getBytes(StandardCharsets.US_ASCII);
        byte[] right = chain.hex(hashed, 0, hashed.length).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(matcher.group(6).getBytes(StandardCharsets.US_ASCII), right)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HeadText(
                    new AuditHead(Long.parseLong(matcher.group(2)), matcher.group(3)),
                    new AuditHead(Long.parseLong(matcher.group(4)), matcher.group(5))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
