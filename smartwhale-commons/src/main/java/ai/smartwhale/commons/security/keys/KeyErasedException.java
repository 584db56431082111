// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.keys;

/** The bytes of a key were erased between finding the key and using it. Whoever meets this looks for a key again. */
public final class KeyErasedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    KeyErasedException() {
        super("the key was destroyed");
    }
}
