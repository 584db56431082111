// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

/** What must not be told. */
public enum SensitiveKind {
    /**
     * The value of a key that names a secret ({@code password}, {@code api_key}, {@code رمز عبور} …) in {@code k=v},
     * {@code k: v}, JSON, URLs, XML elements and command lines, and the password of a URL.
     */
    SECRET,
    /** JSON Web Tokens, bearer and basic credentials, keys of well-known services, private keys in PEM. */
    TOKEN,
    /** Payment card numbers: prefix of a network or of an Iranian bank, and the check digit of Luhn. */
    CARD,
    /** Addresses of mail. */
    EMAIL,
    /** National ids of Iran, by their check digit; in ASCII, Persian or Arabic digits. */
    NATIONAL_ID,
    /** Phone numbers of Iran, mobile and fixed; in ASCII, Persian or Arabic digits. */
    PHONE,
    /** International bank account numbers, by length and ISO 7064 check digits. */
    IBAN
}
