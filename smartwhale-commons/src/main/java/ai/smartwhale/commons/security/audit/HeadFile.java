// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.security.keys.OwnerOnlyFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;

/** The file that says where a trail begins and ends. For one thread at a time. */
final class HeadFile implements AutoCloseable {

    private final RandomAccessFile file;
    private final ChainHash chain;

    private HeadFile(RandomAccessFile file, ChainHash chain) {
        this.file = file;
        this.chain = chain;
    }

    static HeadFile open(AuditFiles files, ChainHash chain) throws IOException {
        if (!Files.exists(files.head())) {
            OwnerOnlyFiles.create(files.head());
        }
        // Not a channel: an interrupted caller would close it for all.
        return new HeadFile(new RandomAccessFile(files.head().toFile(), "rw"), chain);
    }

    void write(HeadText text, AuditDurability durability) throws IOException {
        file.seek(0);
        file.write(text.encode(chain));
        if (file.length() != HeadText.BYTES) {
            file.setLength(HeadText.BYTES);
        }
        if (durability == AuditDurability.FORCED) {
            file.getFD().sync();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
