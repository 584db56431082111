// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of secrets in a trie that is walked backwards from the separator behind a key, so that most keys are told
 * apart by their last letters. Case, hyphens, underscores, dots and blanks within a key do not matter.
 */
final class SecretKeys {

    /** They count at the end of any word: {@code dbpassword}. */
    private static final Set<String> ANYWHERE = Set.of(
            "password",
            "passwords",
            "passwd",
            "passphrase",
            "passcode",
            "passwordhash",
            "secret",
            "secrets",
            "apikey",
            "accesskey",
            "accesskeyid",
            "secretkey",
            "privatekey",
            "signingkey",
            "encryptionkey",
            "masterkey",
            "credential",
            "credentials",
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "authtoken",
            "bearertoken",
            "csrftoken",
            "xsrftoken",
            "sessiontoken",
            "apitoken",
            "securitytoken",
            "authorization",
            "authcode",
            "jsessionid",
            "phpsessid",
            "گذرواژه",
            "رمزعبور",
            "کلمهعبور",
            "کلمهالمرور",
            "کلمهالسر");
    /** They count only as a word of their own: {@code pin}, {@code user_pin}, {@code userPin}, not {@code spin}. */
    private static final Set<String> AS_WORDS = Set.of(
            "pass",
            "pwd",
            "pin",
            "otp",
            "totp",
            "token",
            "jwt",
            "cvv",
            "cvc",
            "ssn",
            "cookie",
            "setcookie",
            "sessionid",
            "رمز",
            "رمزدوم",
            "رمزپویا",
            "توکن",
            "پسورد");

    private static final int LONGEST_WALK = 64;
    private static final char ZERO_WIDTH_NON_JOINER = '\u200C';

    private final Node root = new Node();

    SecretKeys(Set<String> more) {
        ANYWHERE.forEach(key -> add(key, Match.ANYWHERE));
        AS_WORDS.forEach(key -> add(key, Match.AS_WORD));
        more.forEach(key -> add(key, Match.AS_WORD));
    }

    private void add(String key, Match match) {
        Node node = root;
        for (int i = key.length() - 1; i >= 0; i--) {
            if (!isFiller(key.charAt(i))) {
                node = node.add(fold(key.charAt(i)));
            }
        }
        if (node != root) {
            node.match = match;
        }
    }

    /** Whether the key that ends before a position names a secret; its beginning is not before the floor. */
    boolean endsBefore(String text, int end, int floor) {
        int at = end;
        int least = Math.max(floor, end - LONGEST_WALK);
        for (int digits = 0; digits < 2 && at > least && Chars.isDigit(text.charAt(at - 1)); digits++) {
            at--;
        }
        Node node = root;
        while (at > least) {
            char c = text.charAt(--at);
            if (isFiller(c)) {
                if (node == root || (at > least && isFiller(text.charAt(at - 1)))) {
                    return false;
                }
                continue;
            }
            Node next = node.next(fold(c));
            if (next == null) {
                return false;
            }
            node = next;
            if (node.match == Match.ANYWHERE || (node.match == Match.AS_WORD && isWordStart(text, at, least))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordStart(String text, int at, int least) {
        if (at == least) {
            return true;
        }
        char before = text.charAt(at - 1);
        return !Chars.isWord(before) || (Chars.isUpper(text.charAt(at)) && !Chars.isUpper(before));
    }

    private static boolean isFiller(char c) {
        return c == '_' || c == '-' || c == '.' || c == ' ' || c == ZERO_WIDTH_NON_JOINER;
    }

    /** Arabic forms of yeh, kaf and teh marbuta are taken for the Persian ones. */
    private static char fold(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
        }
        return switch (c) {
            case '\u064A', '\u0649' -> '\u06CC';
            case '\u0643' -> '\u06A9';
            case '\u0629' -> '\u0647';
            default -> Character.toLowerCase(c);
        };
    }

    private enum Match {
        NONE,
        AS_WORD,
        ANYWHERE
    }

    private static final class Node {
        private final @Nullable Node[] letters = new @Nullable Node[26];
        private final Map<Character, Node> others = new HashMap<>();
        private Match match = Match.NONE;

        @Nullable
        Node next(char c) {
            if (c >= 'a' && c <= 'z') {
                return letters[c - 'a'];
            }
            return c < 128 && others.isEmpty() ? null : others.get(c);
        }

        Node add(char c) {
            Node present = next(c);
            if (present != null) {
                return present;
            }
            Node fresh = new Node();
            if (c >= 'a' && c <= 'z') {
                letters[c - 'a'] = fresh;
            } else {
                others.put(c, fresh);
            }
            return fresh;
        }
    }
}
