// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/** Which parts of a text were there before, blank ones left out. */
final class SeenParts {

    private final HashTable seen;
    private int parts;
    private int repeated;
    private long repeatedChars;

    SeenParts(int most) {
        this.seen = new HashTable(most + 1);
    }

    void add(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && TextScan.isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && TextScan.isBlank(text.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return;
        }
        long hash = (long) end - start;
        for (int i = start; i < end; i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        parts++;
        if (seen.add(hash) > 1) {
            repeated++;
            repeatedChars += end - start;
        }
    }

    double share() {
        return parts == 0 ? 0 : (double) repeated / parts;
    }

    double charShare(int length) {
        return length == 0 ? 0 : (double) repeatedChars / length;
    }
}
