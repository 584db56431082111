// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Opens files in a way that an interrupted thread does not harm: a {@link FileChannel} of the JDK is closed, for
 * everybody, when a thread that reads from it is interrupted. H2 finds it by the prefix of the file name; that
 * registration is the only thing that this module leaves in a static place, and it changes nothing for other files.
 *
 * <p>Public because H2 makes its objects; not for use by others.
 */
public final class InterruptSafeFilePath extends FilePathWrapper {

    private static final String SCHEME = "smartwhale";

    static {
        FilePath.register(new InterruptSafeFilePath());
    }

    /** Made by H2. */
    public InterruptSafeFilePath() {}

    /** The name by which H2 opens a file through this class. */
    static String nameOf(java.nio.file.Path file) {
        return SCHEME + ':' + file.toAbsolutePath();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new InterruptSafeChannel(name.substring(SCHEME.length() + 1), mode);
    }
}
