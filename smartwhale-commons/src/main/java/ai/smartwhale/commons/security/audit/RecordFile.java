// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.security.keys.OwnerOnlyFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The current file of a trail. What was written of a line that failed is taken back. For one thread at a time. */
final class RecordFile implements AutoCloseable {

    private final RandomAccessFile file;
    private long end;
    private boolean dirty;

    private RecordFile(RandomAccessFile file, long end) {
        this.file = file;
        this.end = end;
    }

    static RecordFile open(Path path) throws IOException {
        if (!Files.exists(path)) {
            OwnerOnlyFiles.create(path);
        }
        // Not a channel: an interrupted caller would close it for all.
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        return new RecordFile(file, file.length());
    }

    long end() {
        return end;
    }

    void append(byte[] line, AuditDurability durability) throws IOException {
        if (dirty) {
            file.setLength(end);
        }
        dirty = true;
        file.seek(end);
        file.write(line);
        if (durability == AuditDurability.FORCED) {
            file.getFD().sync();
        }
        end += line.length;
        dirty = false;
    }

    void truncate(long length) throws IOException {
        file.setLength(length);
        end = length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
