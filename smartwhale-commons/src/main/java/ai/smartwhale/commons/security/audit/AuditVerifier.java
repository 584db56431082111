// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

import ai.smartwhale.commons.security.audit.AuditFinding.Kind;
import ai.smartwhale.commons.security.keys.OwnerOnlyFiles;
import ai.smartwhale.commons.security.keys.ProcessLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Walks along the chain from its base to its head. For one thread. */
final class AuditVerifier {

    private final AuditFiles files;
    private final ChainHash chain;
    private final TrailSource source;
    private final List<Path> putBy;
    private final Optional<byte[]> headBytes;

    /** Takes what belongs together: call it while nobody writes. */
    AuditVerifier(AuditFiles files, AuditTrailConfig config, TrailSource source) throws IOException {
        this.files = files;
        this.chain = ChainHash.of(config.key());
        this.source = source;
        this.putBy = files.allPutBy();
        this.headBytes = readHead(files);
    }

    /** Keeps others from opening the trail meanwhile, where the lock may be taken: not on a copy without rights. */
    static AuditReport verifyClosed(Path file, AuditTrailConfig config, AuditHead known) {
        Path lock = new AuditFiles(file).lock();
        if (!Files.isWritable(lock)) {
            return ofClosed(file, config).verify(known);
        }
        try (ProcessLock held = ProcessLock.tryTake(lock).orElse(null)) {
            if (held == null) {
                throw new IOException("it is open");
            }
            return ofClosed(file, config).verify(known);
        } catch (IOException e) {
            throw new AuditTrailException("cannot check the trail " + file + ": " + e.getMessage(), e);
        }
    }

    private static AuditVerifier ofClosed(Path file, AuditTrailConfig config) {
        AuditFiles files = new AuditFiles(file);
        try {
            return new AuditVerifier(files, config, TrailSource.ofFile(files.current()));
        } catch (IOException e) {
            throw new AuditTrailException("cannot read the trail " + file, e);
        }
    }

    static Optional<byte[]> readHead(AuditFiles files) throws IOException {
        try {
            return Optional.of(OwnerOnlyFiles.read(files.head(), 4 * HeadText.BYTES));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    AuditReport verify(AuditHead known) {
        Optional<HeadText> head = headBytes.flatMap(bytes -> HeadText.parse(bytes, chain));
        try {
            List<Path> kept = head.map(text -> putBy.stream()
                            .filter(file -> !isBefore(file, text.base()))
                            .toList())
                    .orElse(putBy);
            try (InputStream current = source.open();
                    TrailReader reader = new TrailReader(kept, files.current(), current, source.length(), chain)) {
                return new Walk(reader, base(head, reader), known).run(head);
            }
        } catch (IOException e) {
            throw new AuditTrailException("cannot read the trail " + files.current(), e);
        }
    }

    /** A file that was to be deleted and whose events all lie before the base. */
    private boolean isBefore(Path file, AuditHead base) {
        int next = putBy.indexOf(file) + 1;
        return AuditFiles.firstSequence(file) <= base.sequence()
                && next < putBy.size()
                && AuditFiles.firstSequence(putBy.get(next)) <= base.sequence() + 1;
    }

    private static AuditHead base(Optional<HeadText> head, TrailReader reader) {
        return head.map(HeadText::base)
                .orElseGet(() -> reader.peek()
                        .flatMap(TrailReader.Line::line)
                        .map(first -> new AuditHead(first.sequence() - 1, first.previous()))
                        .orElse(AuditHead.START));
    }

    /** One walk along the chain. */
    private final class Walk {

        private final TrailReader reader;
        private final AuditHead base;
        private final AuditHead known;
        private AuditHead last;
        private AuditHead beforeLast;
        private boolean knownDiffers;
        private Optional<String> torn = Optional.empty();

        private Walk(TrailReader reader, AuditHead base, AuditHead known) {
            this.reader = reader;
            this.base = base;
            this.known = known;
            this.last = base;
            this.beforeLast = base;
            this.knownDiffers = base.sequence() == known.sequence() && !base.equals(known);
        }

        AuditReport run(Optional<HeadText> head) throws IOException {
            Optional<TrailReader.Line> next = reader.next();
            while (next.isPresent()) {
                TrailReader.Line line = next.orElseThrow();
                if (line.torn()) {
                    torn = Optional.of(line.where());
                } else if (line.follows(last)) {
                    beforeLast = last;
                    last = line.line().orElseThrow().head();
                    knownDiffers |= last.sequence() == known.sequence() && !last.equals(known);
                } else {
                    return report(Optional.of(diagnose(line)));
                }
                next = reader.next();
            }
            return report(atEnd(head));
        }

        private AuditFinding diagnose(TrailReader.Line line) throws IOException {
            long expected = last.sequence() + 1;
            boolean nextFits = reader.peek().map(next -> next.follows(last)).orElse(false);
            if (nextFits) {
                Kind kind = isExchangedWithNext(line) ? Kind.REORDERED : Kind.INSERTED;
                return new AuditFinding(kind, expected, line.where());
            }
            if (line.line().isEmpty()) {
                return new AuditFinding(Kind.CHANGED, expected, line.where());
            }
            long found = line.line().orElseThrow().sequence();
            if (found < expected) {
                return new AuditFinding(Kind.INSERTED, expected, line.where());
            }
            if (found == expected) {
                // The hash of the line before is not the one that this line was chained to.
                return new AuditFinding(Kind.CHANGED, Math.max(last.sequence(), base.sequence() + 1), line.where());
            }
            return new AuditFinding(
                    standsFurtherDown(expected) ? Kind.REORDERED : Kind.MISSING, expected, line.where());
        }

        /** The event after the expected one stands before it, and not behind it as well. */
        private boolean isExchangedWithNext(TrailReader.Line line) throws IOException {
            long second = last.sequence() + 2;
            if (line.line().filter(found -> found.sequence() == second).isEmpty()) {
                return false;
            }
            Optional<TrailReader.Line> fitting = reader.next();
            return fitting.isPresent()
                    && reader.peek()
                            .flatMap(TrailReader.Line::line)
                            .filter(found -> found.sequence() == second)
                            .isEmpty();
        }

        private boolean standsFurtherDown(long sequence) throws IOException {
            Optional<TrailReader.Line> next = reader.next();
            while (next.isPresent()) {
                if (next.flatMap(TrailReader.Line::line)
                                .map(AuditLine::sequence)
                                .orElse(-1L)
                        == sequence) {
                    return true;
                }
                next = reader.next();
            }
            return false;
        }

        private Optional<AuditFinding> atEnd(Optional<HeadText> head) {
            long end = Math.max(head.map(text -> text.last().sequence()).orElse(0L), known.sequence());
            if (end > last.sequence()) {
                return finding(Kind.TRUNCATED, last.sequence() + 1);
            }
            if (knownDiffers) {
                return finding(Kind.CHANGED, known.sequence());
            }
            if (known.sequence() > 0 && known.sequence() < base.sequence()) {
                return finding(Kind.MISSING, known.sequence());
            }
            if (headBytes.isEmpty() && last.sequence() > 0) {
                return finding(Kind.HEAD_MISSING, last.sequence());
            }
            if (headBytes.isPresent() && !head.map(this::fits).orElse(false)) {
                return finding(Kind.HEAD_CHANGED, last.sequence());
            }
            return torn.map(where -> new AuditFinding(Kind.TORN, last.sequence() + 1, where));
        }

        /** A process may have ended between the writing of an event and of the head. */
        private boolean fits(HeadText head) {
            return head.last().equals(last) || head.last().equals(beforeLast);
        }

        private Optional<AuditFinding> finding(Kind kind, long sequence) {
            return Optional.of(new AuditFinding(kind, sequence, reader.where()));
        }

        private AuditReport report(Optional<AuditFinding> finding) {
            return new AuditReport(last.sequence() - base.sequence(), last, finding);
        }
    }
}
