// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

/** Matches resources against patterns without allocating. */
final class Segments {

    private Segments() {}

    /** Matches the rest of a pattern from one of its segments on against the rest of a resource. */
    static boolean match(String pattern, int patternFrom, String resource, int resourceFrom) {
        int p = patternFrom;
        int r = resourceFrom;
        while (true) {
            int patternEnd = end(pattern, p);
            int resourceEnd = end(resource, r);
            boolean last = patternEnd == pattern.length();
            boolean wild = patternEnd - p == 1 && pattern.charAt(p) == AccessNames.WILDCARD;
            if (wild && resourceEnd == r) {
                return false;
            }
            if (wild && last) {
                return true;
            }
            if (!wild
                    && (patternEnd - p != resourceEnd - r || !pattern.regionMatches(p, resource, r, patternEnd - p))) {
                return false;
            }
            if (last || resourceEnd == resource.length()) {
                return last && resourceEnd == resource.length();
            }
            p = patternEnd + 1;
            r = resourceEnd + 1;
        }
    }

    private static int end(String text, int from) {
        int end = text.indexOf(AccessNames.SEPARATOR, from);
        return end < 0 ? text.length() : end;
    }
}
