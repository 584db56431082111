// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import ai.smartwhale.commons.security.keys.KeyPurpose;

/** How access tokens are signed. A key is for one of these only, and a token cannot choose another for it. */
public enum TokenAlgorithm {
    /** HMAC-SHA-256 (RFC 7518, section 3.2): whoever can verify can also issue. */
    HS256(KeyPurpose.HMAC_SIGNING),
    /**
     * Ed25519 (RFC 8037). Computed by Bouncy Castle where that is on the class path, which is faster by far, and by the
     * Java runtime elsewhere.
     */
    EDDSA(KeyPurpose.ED25519_SIGNING);

    private final KeyPurpose purpose;

    TokenAlgorithm(KeyPurpose purpose) {
        this.purpose = purpose;
    }

    /**
     * The keys that sign so.
     *
     * @return their purpose
     */
    public KeyPurpose purpose() {
        return purpose;
    }
}
