// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the chain needs of a line. The line is not read as JSON, because only its bytes count.
 *
 * @param sequence the number of the event
 * @param previous the hash of the line before
 * @param hash its own hash, which is the right one
 */
record AuditLine(long sequence, String previous, String hash) {

    static final String HASH_MEMBER = ",\"hash\":\"";
    private static final String END = "\"}";
    private static final int TAIL = HASH_MEMBER.length() + ChainHash.HEX_DIGITS + END.length();
    private static final Pattern START = Pattern.compile("\\{\"seq\":([1-9][0-9]{0,17}),\"prev\":\"([0-9a-f]{64})\",");
    private static final int LONGEST_START = 128;

    /** Empty if it is no such line, or its hash is wrong. */
    static Optional<AuditLine> parse(byte[] line, ChainHash chain) {
        int hashed = line.length - TAIL;
        if (hashed < 0) {
            return Optional.empty();
        }
        String tail = new String(line, hashed, TAIL, StandardCharsets.US_ASCII);
        String hash = chain.hex(line, 0, hashed);
        String right = HASH_MEMBER + hash + END;
        if (!MessageDigest.isEqual(
                tail.getBytes(StandardCharsets.US_ASCII), right.getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        Matcher start = START.matcher(new String(line, 0, Math.min(hashed, LONGEST_START), StandardCharsets.US_ASCII));
        return start.lookingAt()
                ? Optional.of(new AuditLine(Long.parseLong(start.group(1)), start.group(2), hash))
                : Optional.empty();
    }

    AuditHead head() {
        return new AuditHead(sequence, hash);
    }

    boolean follows(AuditHead before) {
        return sequence == before.sequence() + 1 && previous.equals(before.hash());
    }
}
