// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Finds credentials by their shape: JSON Web Tokens, bearer and basic credentials, keys of services, PEM. */
final class TokenDetector {

    private static final int LEAST_KEY = 16;
    private static final int LEAST_BEARER = 20;
    private static final int LEAST_PART = 6;
    private static final String[] UNDERSCORED = {
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "npm_",
        "hf_",
        "sk_live_",
        "sk_test_",
        "rk_live_",
        "rk_test_",
        "shpat_",
        "whsec_",
        "dop_v1_",
        "xkeysib_"
    };
    private static final String[] HYPHENED = {"sk-", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xapp-"};
    private static final String PEM = "-----BEGIN ";
    private static final int LONGEST_PEM_HEAD = 60;

    private TokenDetector() {}

    /** At a {@code J}: every JSON object in base64url begins with {@code eyJ}. */
    static long atJ(String text, int at, int floor) {
        int start = at - 2;
        if (start < floor || !Chars.startsAt(text, start, "eyJ") || isTokenPartAt(text, start - 1)) {
            return Span.NONE;
        }
        int end = start;
        int parts = 0;
        int partStart = start;
        for (; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == '.') {
                if (parts < 2 && end - partStart < LEAST_PART) {
                    return Span.NONE;
                }
                parts++;
                partStart = end + 1;
            } else if (!Chars.isTokenPart(c)) {
                break;
            }
        }
        boolean sentenceEnd = text.charAt(end - 1) == '.' && parts > 2;
        return parts < 2 ? Span.NONE : Span.of(SensitiveKind.TOKEN, start, sentenceEnd ? end - 1 : end);
    }

    /** At a {@code b}: {@code Bearer} and {@code Basic}, in any case. */
    static long atB(String text, int at) {
        boolean bearer = text.regionMatches(true, at, "bearer ", 0, 7);
        if (!bearer && !text.regionMatches(true, at, "basic ", 0, 6)) {
            return Span.NONE;
        }
        if (isTokenPartAt(text, at - 1)) {
            return Span.NONE;
        }
        int start = at + (bearer ? 7 : 6);
        int end = start;
        while (end < text.length() && isCredentialPart(text.charAt(end))) {
            end++;
        }
        boolean found = bearer ? isBearer(text, start, end) : isBasic(text, start, end);
        return found ? Span.of(SensitiveKind.TOKEN, start, end) : Span.NONE;
    }

    private static boolean isCredentialPart(char c) {
        return Chars.isTokenPart(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
    }

    /** Not a word of a sentence: long, or with a digit or capital letters among others. */
    private static boolean isBearer(String text, int start, int end) {
        if (end - start < 6) {
            return false;
        }
        if (end - start >= LEAST_BEARER) {
            return true;
        }
        for (int i = start + 1; i < end; i++) {
            char c = text.charAt(i);
            if (Chars.isDigit(c) || (Chars.isUpper(c) && !Chars.isUpper(text.charAt(i - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBasic(String text, int start, int end) {
        if (end - start < 6 || end - start > 4_096) {
            return false;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(text.substring(start, end));
            return new String(decoded, StandardCharsets.UTF_8).indexOf(':') >= 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** At an {@code I}: access keys of AWS ({@code AKIA}, {@code ASIA}) and keys of Google ({@code AIza}). */
    static long atI(String text, int at, int floor) {
        if (Chars.startsAt(text, at - 1, "AIza") && at - 1 >= floor && !isTokenPartAt(text, at - 2)) {
            int end = keyEnd(text, at + 3);
            return end - at >= 34 ? Span.of(SensitiveKind.TOKEN, at - 1, end) : Span.NONE;
        }
        int start = at - 2;
        boolean aws = Chars.startsAt(text, start, "AKIA") || Chars.startsAt(text, start, "ASIA");
        if (!aws || start < floor || isTokenPartAt(text, start - 1)) {
            return Span.NONE;
        }
        int end = start + 4;
        while (end < text.length() && (Chars.isUpper(text.charAt(end)) || Chars.isDigit(text.charAt(end)))) {
            end++;
        }
        return end - start >= 20 && !isTokenPartAt(text, end) ? Span.of(SensitiveKind.TOKEN, start, end) : Span.NONE;
    }

    static long atUnderscore(String text, int at, int floor) {
        return service(UNDERSCORED, '_', text, at, floor);
    }

    static long atHyphen(String text, int at, int floor) {
        return service(HYPHENED, '-', text, at, floor);
    }

    private static long service(String[] prefixes, char separator, String text, int at, int floor) {
        for (String prefix : prefixes) {
            int start = at - prefix.indexOf(separator);
            if (start >= floor && text.startsWith(prefix, start) && !isTokenPartAt(text, start - 1)) {
                int end = keyEnd(text, start + prefix.length());
                boolean long_ = end - start - prefix.length() >= LEAST_KEY;
                return long_ && isMixed(text, start + prefix.length(), end)
                        ? Span.of(SensitiveKind.TOKEN, start, end)
                        : Span.NONE;
            }
        }
        return Span.NONE;
    }

    private static boolean isMixed(String text, int start, int end) {
        boolean digit = false;
        boolean letter = false;
        for (int i = start; i < end && !(digit && letter); i++) {
            digit |= Chars.isDigit(text.charAt(i));
            letter |= Chars.isAsciiLetter(text.charAt(i));
        }
        return digit && letter;
    }

    /** A private key in PEM, to its end or to the end of the text. */
    static long atPem(String text, int at) {
        if (!text.startsWith(PEM, at)) {
            return Span.NONE;
        }
        int head = text.indexOf("PRIVATE KEY", at + PEM.length());
        if (head < 0 || head - at > LONGEST_PEM_HEAD) {
            return Span.NONE;
        }
        int end = text.indexOf("-----END ", head);
        if (end < 0) {
            return Span.of(SensitiveKind.TOKEN, at, text.length());
        }
        int close = text.indexOf("-----", end + 9);
        return Span.of(SensitiveKind.TOKEN, at, close < 0 ? text.length() : close + 5);
    }

    private static int keyEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Chars.isTokenPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isTokenPartAt(String text, int at) {
        return at >= 0 && at < text.length() && Chars.isTokenPart(text.charAt(at));
    }
}
