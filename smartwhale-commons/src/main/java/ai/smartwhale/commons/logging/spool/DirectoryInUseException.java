// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import java.nio.file.Path;

/** Another handler, of this process or of another one, works with the same files. */
public final class DirectoryInUseException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param path what is in use
     */
    public DirectoryInUseException(Path path) {
        super(path + " is in use by another log handler");
    }
}
