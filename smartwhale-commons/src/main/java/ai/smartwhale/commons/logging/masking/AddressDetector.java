// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.Set;

/** Finds addresses of mail at their {@code @}, and the passwords in URLs at their {@code ://}. */
final class AddressDetector {

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 255;
    private static final int LONGEST_USER_INFO = 512;
    /** Pictures for screens of high resolution are named {@code logo@2x.png}. */
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "svg", "webp");

    private AddressDetector() {}

    static long atAt(String text, int at, int floor, String replacement) {
        return address(text, at, at + 1, floor, replacement);
    }

    /** At the percent sign of {@code ali%40example.com}, as URLs have it. */
    static long atEscapedAt(String text, int at, int floor, String replacement) {
        return text.startsWith("%40", at) ? address(text, at, at + 3, floor, replacement) : Span.NONE;
    }

    private static long address(String text, int at, int domain, int floor, String replacement) {
        int start = at;
        while (start > floor && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && (text.charAt(start) == '.' || text.charAt(start) == '\'')) {
            start++;
        }
        if (start == at || (start > floor && text.charAt(start - 1) == '@')) {
            return Span.NONE;
        }
        boolean masked = at - start >= replacement.length() && text.startsWith(replacement, at - replacement.length());
        if (masked || (at - start == 3 && text.startsWith("git", start))) {
            return Span.NONE;
        }
        int end = domainEnd(text, domain);
        return end < 0 ? Span.NONE : Span.of(SensitiveKind.EMAIL, start, end);
    }

    /** Where the longest domain ends whose last label is made of letters; or -1. */
    private static int domainEnd(String text, int from) {
        int end = -1;
        int label = from;
        boolean letters = true;
        int most = Math.min(text.length(), from + LONGEST_DOMAIN);
        int at = from;
        for (; at <= most; at++) {
            char c = at < most ? text.charAt(at) : ' ';
            if (c == '-' || Chars.isWord(c)) {
                letters &= c != '-' && !Chars.isDigit(c);
                continue;
            }
            if (at == label) {
                break;
            }
            if (letters && label > from && at - label >= 2) {
                end = at;
            }
            if (c != '.') {
                break;
            }
            label = at + 1;
            letters = true;
        }
        return end >= 0 && isPicture(text, end) ? -1 : end;
    }

    private static boolean isPicture(String text, int end) {
        int dot = text.lastIndexOf('.', end - 1);
        return end - dot <= 5 && PICTURES.contains(SecretValue.lower(text, dot + 1, end));
    }

    private static boolean isLocal(char c) {
        return Chars.isWord(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%' || c == '\'';
    }

    /** At the colon of {@code scheme://user:password@host}. */
    static long atScheme(String text, int at, String replacement) {
        int from = at + 3;
        int most = Math.min(text.length(), from + LONGEST_USER_INFO);
        int colon = -1;
        int sign = -1;
        for (int i = from; i < most && !endsUserInfo(text.charAt(i)); i++) {
            char c = text.charAt(i);
            if (c == ':' && colon < 0) {
                colon = i;
            } else if (c == '@') {
                sign = i;
            }
        }
        if (colon < 0 || sign <= colon + 1 || text.substring(colon + 1, sign).equals(replacement)) {
            return Span.NONE;
        }
        return Span.of(SensitiveKind.SECRET, colon + 1, sign);
    }

    private static boolean endsUserInfo(char c) {
        return Chars.isSpace(c) || c == '/' || c == '?' || c == '#' || c == '"' || c == '<' || c == '>' || c == ',';
    }
}
