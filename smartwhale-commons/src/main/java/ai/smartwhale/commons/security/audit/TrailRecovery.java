// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.security.keys.OwnerOnlyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where a trail goes on, and what has to be noted about how it was found. For one thread. */
final class TrailRecovery {

    private final AuditFiles files;
    private final ChainHash chain;
    private final List<String> notes = new ArrayList<>();

    TrailRecovery(AuditFiles files, ChainHash chain) {
        this.files = files;
        this.chain = chain;
    }

    /**
     * Where the trail goes on.
     *
     * @param head the base and the event that the next one follows
     * @param firstInFile the number of the first event in the current file
     * @param notes what the trail has to say about itself
     */
    record Recovered(HeadText head, long firstInFile, List<String> notes) {}

    Recovered recover() throws IOException {
        Ends current = ends(files.current());
        setTornAside(current);
        Ends latest = current.last.isPresent() ? current : latestPutBy();
        Optional<byte[]> headBytes = AuditVerifier.readHead(files);
        Optional<HeadText> head = headBytes.flatMap(bytes -> HeadText.parse(bytes, chain));
        AuditHead last = latest.last.map(AuditLine::head).orElse(AuditHead.START);
        if (headBytes.isEmpty() && last.sequence() > 0) {
            notes.add("the head of the trail was missing");
        } else if (headBytes.isPresent() && head.isEmpty()) {
            notes.add("the head of the trail was damaged or forged");
        }
        AuditHead next = head.map(text -> compare(text.last(), latest.last)).orElse(last);
        AuditHead base = head.map(HeadText::base).orElseGet(() -> firstBase(current));
        long first = current.first.map(AuditLine::sequence).orElse(next.sequence() + 1);
        return new Recovered(new HeadText(base, next), first, notes);
    }

    private AuditHead compare(AuditHead head, Optional<AuditLine> latest) {
        AuditHead last = latest.map(AuditLine::head).orElse(AuditHead.START);
        if (last.equals(head) || latest.map(line -> line.follows(head)).orElse(false)) {
            return last;
        }
        notes.add("the trail ended at event " + last.sequence() + ", but its head says " + head.sequence());
        // Going on from the later of the two leaves the gap in sight for ever.
        return last.sequence() > head.sequence() ? last : head;
    }

    private AuditHead firstBase(Ends current) {
        try {
            List<Path> putBy = files.allPutBy();
            Optional<AuditLine> first = putBy.isEmpty() ? current.first : ends(putBy.get(0)).first;
            return first.map(line -> new AuditHead(line.sequence() - 1, line.previous()))
                    .orElse(AuditHead.START);
        } catch (IOException e) {
            throw new AuditTrailException("cannot read the trail " + files.current(), e);
        }
    }

    private Ends latestPutBy() throws IOException {
        List<Path> putBy = files.allPutBy();
        return putBy.isEmpty() ? new Ends() : ends(putBy.get(putBy.size() - 1));
    }

    /** The first and the last record of a file. */
    static final class Ends {

        private Optional<AuditLine> first = Optional.empty();
        private Optional<AuditLine> last = Optional.empty();
        private byte[] torn = {};
        private long wholeBytes;
    }

    private Ends ends(Path file) throws IOException {
        Ends ends = new Ends();
        if (!Files.exists(file)) {
            return ends;
        }
        try (InputStream in = Files.newInputStream(file);
                LineReader reader = new LineReader(in, Long.MAX_VALUE)) {
            Optional<LineReader.Line> next = reader.next();
            while (next.isPresent()) {
                LineReader.Line line = next.orElseThrow();
                if (line.whole()) {
                    ends.wholeBytes += line.length();
                    Optional<AuditLine> parsed = AuditLine.parse(line.bytes(), chain);
                    ends.first = ends.first.isPresent() ? ends.first : parsed;
                    ends.last = parsed.isPresent() ? parsed : ends.last;
                } else {
                    ends.torn = line.bytes();
                }
                next = reader.next();
            }
        }
        return ends;
    }

    private void setTornAside(Ends current) throws IOException {
        if (current.torn.length == 0) {
            return;
        }
        long after = current.last.map(AuditLine::sequence).orElse(0L);
        Path aside = files.torn(after + 1);
        OwnerOnlyFiles.writeNew(aside, current.torn);
        try (RecordFile file = RecordFile.open(files.current())) {
            file.truncate(current.wholeBytes);
        }
        notes.add("a line that was not whole was set aside as " + aside.getFileName());
    }

    /** The base after the oldest file is gone: what the first event of the next one follows. */
    static Optional<AuditHead> baseOf(Path file, ChainHash chain) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                LineReader reader = new LineReader(in, Long.MAX_VALUE)) {
            return reader.next()
                    .flatMap(line -> AuditLine.parse(line.bytes(), chain))
                    .map(line -> new AuditHead(line.sequence() - 1, line.previous()));
        }
    }
}
