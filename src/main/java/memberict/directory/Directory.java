package memberict.directory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import memberict.settings.BadSettings;
import memberict.settings.Folders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows the councils, the Members and the officers, as the files in {@code config} and the last good look at a
 * council's Entra groups name them at this moment. A change that cannot be read is logged, and what was known before
 * stays. Answers from memory: nothing waits for Microsoft.
 */
@Component
public class Directory {

    private static final Logger log = LoggerFactory.getLogger(Directory.class);

    private final DirectoryFiles files;
    private final Supplier<Optional<AccountStore>> accounts;
    private DirectoryFiles.Version seen;
    private long revision;
    private volatile DirectoryFiles.Contents contents;
    private volatile People people;

    @Autowired
    Directory(Folders folders, ObjectProvider<AccountStore> accounts) {
        this(folders.config(), () -> Optional.ofNullable(accounts.getIfAvailable()));
    }

    /**
     * As the files alone say.
     *
     * @throws BadSettings naming the line at fault
     */
    public Directory(Path config) {
        this(config, Optional::empty);
    }

    Directory(Path config, Supplier<Optional<AccountStore>> accounts) {
        this.files = new DirectoryFiles(config);
        this.accounts = accounts;
        this.seen = files.version();
        this.contents = files.read();
        this.revision = revision(contents);
        this.people = register(contents);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    synchronized void reload() {
        // Taken before reading: what changes while we read it is read again.
        DirectoryFiles.Version version = files.version();
        if (!version.equals(seen)) {
            seen = version;
            try {
                DirectoryFiles.Contents read = files.read();
                people = register(read);
                contents = read;
                log.info("Read the councils, Members and officers again");
            } catch (BadSettings | DataAccessException e) {
                log.error("Councils, Members and officers stay as they were: {}", e.getMessage());
            }
        }
        try {
            long latest = revision(contents);
            if (latest != revision) {
                people = register(contents);
                revision = latest;
            }
        } catch (DataAccessException e) {
            log.warn(
                    "Whether Members or officers have changed cannot be seen ({})",
                    e.getClass().getSimpleName());
        }
    }

    private long revision(DirectoryFiles.Contents read) {
        return read.sources().isEmpty()
                ? 0
                : accounts.get().map(AccountStore::revision).orElse(0L);
    }

    private People register(DirectoryFiles.Contents read) {
        return Register.of(
                read,
                read.sources().isEmpty()
                        ? List.of()
                        : accounts.get().map(AccountStore::all).orElse(List.of()));
    }

    /** The councils that keep their people in Entra groups, by id. */
    Map<String, GroupSource> sources() {
        return contents.sources();
    }

    DirectoryFiles.Contents files() {
        return contents;
    }

    /** By name. */
    public List<Council> councils() {
        return people.councils();
    }

    public Optional<Council> council(String id) {
        return people.council(id);
    }

    /** Empty where no council has this tenant, and where several share it: then it does not say which one is meant. */
    public Optional<Council> councilOfTenant(String tenant) {
        return people.councilOfTenant(tenant);
    }

    /** Former Members too: their tickets still need a name. */
    public Optional<Member> member(MemberId id) {
        return people.member(id);
    }

    /** The Member who proved this identity. Empty for a former Member, and for a tenant that none of their councils has. */
    public Optional<Member> memberByEntra(String tenant, String objectId) {
        return people.memberByEntra(tenant, objectId);
    }

    /** By name, former Members too. */
    public List<Member> members() {
        return people.members();
    }

    /** Those who sit on it now, by name. */
    public List<Member> membersOf(String council) {
        return people.membersOf(council);
    }

    /**
     * Members of these councils, former ones too, in whose name each of the words begins a word; "lew an" finds Ann
     * Lewis. None where there are no words.
     */
    public List<Member> findMembers(String words, Set<String> councils) {
        return people.findMembers(words, councils);
    }

    public Optional<Officer> officer(String id) {
        return people.officer(id);
    }

    /** The officer who proved this identity. Empty for a tenant that none of their councils has. */
    public Optional<Officer> officerByEntra(String tenant, String objectId) {
        return people.officerByEntra(tenant, objectId);
    }

    /** By name. */
    public List<Officer> officers() {
        return people.officers();
    }
}
