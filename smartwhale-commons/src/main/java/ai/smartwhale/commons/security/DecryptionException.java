// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

/**
 * Something cannot be decrypted. It says no more, whether the key is unknown, disabled or destroyed, the associated
 * data are others, or a byte was changed, so that nobody learns from it how to get closer; the reason is in the audit
 * only.
 */
public final class DecryptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception, with the same text for every reason. */
    public DecryptionException() {
        super("the data cannot be decrypted");
    }
}
