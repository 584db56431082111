// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

/** The hash functions that RFC 6238 allows. */
public enum TotpAlgorithm {
    /** HMAC-SHA-1: what every app for codes knows. */
    SHA1("HmacSHA1", 20),
    /** HMAC-SHA-256. */
    SHA256("HmacSHA256", 32),
    /** HMAC-SHA-512. */
    SHA512("HmacSHA512", 64);

    private final String macName;
    private final int secretBytes;

    TotpAlgorithm(String macName, int secretBytes) {
        this.macName = macName;
        this.secretBytes = secretBytes;
    }

    /** The name in the JCA. */
    String macName() {
        return macName;
    }

    /** As long as the output, as RFC 4226 recommends. */
    int secretBytes() {
        return secretBytes;
    }
}
