// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

/** As many passwords are being hashed at this moment as the settings allow; nothing was changed. */
public final class AuthBusyException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public AuthBusyException() {
        super("as many passwords are being hashed as maxConcurrentHashes allows; try again");
    }
}
