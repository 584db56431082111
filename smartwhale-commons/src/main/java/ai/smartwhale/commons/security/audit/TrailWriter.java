// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Appends to a trail, puts full files by, and deletes the oldest. For one thread at a time. */
final class TrailWriter implements AutoCloseable {

    private static final int MOST_NOTES = 100;

    private final AuditFiles files;
    private final AuditTrailConfig config;
    private final ChainHash chain;
    private final AuditEncoder encoder;
    private final HeadFile headFile;
    private final Deque<String> notes = new ArrayDeque<>();
    private RecordFile current;
    private HeadText head;
    private long firstInFile;
    private boolean headBehind = true;

    private TrailWriter(
            AuditFiles files,
            AuditTrailConfig config,
            ChainHash chain,
            HeadFile headFile,
            RecordFile current,
            TrailRecovery.Recovered recovered) {
        this.files = files;
        this.config = config;
        this.chain = chain;
        this.encoder = new AuditEncoder(chain, config.recordBytes());
        this.headFile = headFile;
        this.current = current;
        this.head = recovered.head();
        this.firstInFile = recovered.firstInFile();
        recovered.notes().forEach(this::note);
    }

    static TrailWriter open(AuditFiles files, AuditTrailConfig config) throws IOException {
        ChainHash chain = ChainHash.of(config.key());
        TrailRecovery.Recovered recovered = new TrailRecovery(files, chain).recover();
        RecordFile current = RecordFile.open(files.current());
        HeadFile headFile;
        try {
            headFile = HeadFile.open(files, chain);
        } catch (IOException e) {
            current.close();
            throw e;
        }
        TrailWriter writer = new TrailWriter(files, config, chain, headFile, current, recovered);
        try {
            writer.writeNotes();
            writer.writeHead();
        } catch (IOException e) {
            writer.close();
            throw e;
        }
        return writer;
    }

    AuditHead last() {
        return head.last();
    }

    long currentBytes() {
        return current.end();
    }

    /** Says something about the trail itself before the next event. */
    private void note(String text) {
        if (notes.size() < MOST_NOTES) {
            notes.add(text);
        }
    }

    /** Appends an event; if this throws, the event is not in the trail. */
    void append(SecurityEvent event) throws IOException {
        writeNotes();
        write(event);
    }

    private void writeNotes() throws IOException {
        while (!notes.isEmpty()) {
            say(notes.element());
            notes.remove();
        }
    }

    /** Says something about the trail itself, now. */
    void say(String text) throws IOException {
        write(new SecurityEvent(
                config.clock().instant(),
                SecurityEventType.SETTINGS,
                Optional.empty(),
                "audit trail",
                false,
                text,
                Map.of()));
    }

    private void write(SecurityEvent event) throws IOException {
        AuditEncoder.Encoded encoded = encoder.encode(event, head.last());
        current.append(encoded.line(), config.durability());
        head = new HeadText(head.base(), encoded.head());
        headBehind = true;
    }

    /** Writes the head if it is behind the last event. */
    void writeHead() throws IOException {
        if (headBehind) {
            headFile.write(head, config.durability());
            headBehind = false;
        }
    }

    boolean isFull() {
        return current.end() >= config.fileBytes();
    }

    /** Puts the current file by and begins another. If this throws, the current one goes on. */
    void putBy() throws IOException {
        Path target = files.putBy(firstInFile);
        if (Files.exists(target)) {
            throw new IOException(target + " is there already");
        }
        Files.move(files.current(), target);
        RecordFile fresh;
        try {
            fresh = RecordFile.open(files.current());
        } catch (IOException e) {
            Files.move(target, files.current());
            throw e;
        }
        RecordFile full = current;
        current = fresh;
        firstInFile = head.last().sequence() + 1;
        full.close();
        deleteOldest();
    }

    private void deleteOldest() throws IOException {
        List<Path> putBy = files.allPutBy();
        while (putBy.size() > config.keptFiles()) {
            Path oldest = putBy.remove(0);
            Optional<AuditHead> base = TrailRecovery.baseOf(putBy.get(0), chain);
            if (base.isEmpty()) {
                throw new IOException(putBy.get(0) + " does not begin with a record; " + oldest + " is kept");
            }
            // The head first: a file that the head no longer counts is left out of every check.
            head = new HeadText(base.orElseThrow(), head.last());
            headBehind = true;
            writeHead();
            Files.delete(oldest);
            note(oldest.getFileName() + " was deleted, being older than the files that are kept");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            writeHead();
        } finally {
            try {
                current.close();
            } finally {
                headFile.close();
            }
        }
    }
}
