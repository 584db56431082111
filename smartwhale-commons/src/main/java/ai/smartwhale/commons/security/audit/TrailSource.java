// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The current file of a trail, as far as it is to be read.
 *
 * @param opener opens it, once
 * @param length how many of its bytes belong to the trail at this moment
 */
record TrailSource(Opener opener, long length) {

    /** Opens a file. */
    interface Opener {
        InputStream open() throws IOException;
    }

    /** A file that nobody writes, or that is not there. */
    static TrailSource ofFile(Path file) throws IOException {
        return Files.exists(file)
                ? new TrailSource(() -> Files.newInputStream(file), Files.size(file))
                : new TrailSource(InputStream::nullInputStream, 0);
    }

    /** A file that is opened already, because it may get another name meanwhile. */
    static TrailSource of(InputStream opened, long length) {
        return new TrailSource(() -> opened, length);
    }

    InputStream open() throws IOException {
        return opener.open();
    }
}
