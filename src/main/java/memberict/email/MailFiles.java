package memberict.email;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Finds mails in files, in folders of files and in mbox files, and hands them out one at a time. */
final class MailFiles {

    /** {@code From jane@example.org Mon Nov 16 18:05:00 2026}: what separates mails in an mbox file. */
    private static final Pattern SEPARATOR = Pattern.compile("From \\S.{0,200}\\d{1,2}:\\d{2}.{0,60}", Pattern.DOTALL);

    private final int largest;

    /** @param largest more bytes of one mail are not read */
    MailFiles(int largest) {
        this.largest = largest;
    }

    /** @param reason why a file cannot be read, in words */
    record Unreadable(Path file, String reason) {}

    record Found(List<Path> files, List<Unreadable> unreadable) {}

    /** Takes what was found; both are called in the order of the mails. */
    interface Taker {

        /**
         * @param name the file, and in an mbox file the mail's number
         * @param end how much of the file has been read with it
         */
        void mail(String name, byte[] raw, long end);

        void unreadable(Unreadable file);
    }

    /** All files under these paths, in the order of their names; hidden ones are left out. */
    static Found in(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (Path path : paths) {
            List<Path> here = new ArrayList<>();
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes any) {
                    boolean beingDelivered = folder.endsWith("tmp") && Files.isDirectory(folder.resolveSibling("cur"));
                    return !folder.equals(path) && (isHidden(folder) || beingDelivered)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                    if (file.equals(path) || about.isRegularFile() && !isHidden(file)) {
                        here.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException why) {
                    unreadable.add(new Unreadable(file, reason(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
            here.sort(Path::compareTo);
            files.addAll(here);
        }
        return new Found(List.copyOf(files), List.copyOf(unreadable));
    }

    private static boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    void read(Path file, Taker taker) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(1_000);
            byte[] start = in.readNBytes(500);
            in.reset();
            if (isSeparator(firstLine(start))) {
                mbox(file, in, taker);
            } else {
                taker.mail(file.toString(), in.readNBytes(largest), Files.size(file));
            }
        } catch (IOException e) {
            taker.unreadable(new Unreadable(file, reason(file)));
        }
    }

    private static String reason(Path file) {
        if (Files.isDirectory(file)) {
            return "the folder cannot be opened";
        }
        return Files.exists(file) && !Files.isReadable(file)
                ? "there is no permission to read it"
                : "it cannot be read";
    }

    private static byte[] firstLine(byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (start[i] == '\n') {
                return Arrays.copyOf(start, i);
            }
        }
        return start;
    }

    private static boolean isSeparator(byte[] line) {
        return line.length > 5
                && line[0] == 'F'
                && line[4] == ' '
                && line.length < 300
                && SEPARATOR
                        .matcher(new String(line, StandardCharsets.ISO_8859_1).stripTrailing())
                        .matches();
    }

    private void mbox(Path file, InputStream in, Taker taker) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean blankBefore = true;
        boolean any = false;
        int number = 0;
        long read = 0;
        for (int next = in.read(); next >= 0 || line.size() > 0; next = in.read()) {
            if (next >= 0) {
                read++;
                line.write(next);
                // A line without an end does not fill the memory.
                if (next != '\n' && line.size() < largest) {
                    continue;
                }
            }
            byte[] whole = line.toByteArray();
            line.reset();
            if (blankBefore && isSeparator(whole)) {
                if (any) {
                    number++;
                    taker.mail(file + "#" + number, mail.toByteArray(), read - whole.length);
                }
                mail.reset();
                any = true;
            } else {
                int from = isQuotedSeparator(whole) ? 1 : 0;
                mail.write(whole, from, Math.max(0, Math.min(whole.length - from, largest - mail.size())));
            }
            blankBefore = whole.length <= 2 && new String(whole, StandardCharsets.ISO_8859_1).isBlank();
            if (next < 0) {
                break;
            }
        }
        number++;
        taker.mail(number == 1 ? file.toString() : file + "#" + number, mail.toByteArray(), read);
    }

    /** {@code >From} at the beginning of a line was {@code From} once, and {@code >>From} was {@code >From}. */
    private static boolean isQuotedSeparator(byte[] line) {
        int marks = 0;
        while (marks < line.length && line[marks] == '>') {
            marks++;
        }
        return marks > 0
                && line.length >= marks + 5
                && new String(line, marks, 5, StandardCharsets.ISO_8859_1).equals("From ");
    }
}
