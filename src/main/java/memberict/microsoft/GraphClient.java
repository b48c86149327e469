package memberict.microsoft;

import com.microsoft.graph.groups.delta.DeltaGetResponse;
import com.microsoft.graph.models.BaseDeltaFunctionResponse;
import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.DirectoryObjectCollectionResponse;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.ApiException;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import com.microsoft.kiota.http.middleware.RetryHandler;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import com.microsoft.kiota.serialization.UntypedArray;
import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.UntypedObject;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import memberict.microsoft.GraphFault.Kind;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asks Microsoft Graph about one tenant. Only this class knows Microsoft's SDK, which is loaded with it: whoever needs
 * no Graph must not make one.
 */
public final class GraphClient {

    private static final String[] PERSON = {
        "id",
        "displayName",
        "mail",
        "userPrincipalName",
        "businessPhones",
        "mobilePhone",
        "preferredLanguage",
        "accountEnabled"
    };
    private static final int LARGEST_PAGE = 999;
    private static final String READ_GROUPS = "GroupMember.Read.All";
    private static final String READ_USERS = "User.Read.All";

    /** Waits as short as this are waited for; for longer ones it is better to come back. */
    private static final Duration SHORT_WAIT = Duration.ofSeconds(5);

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int RETRIES = 2;

    private final String base;
    private final AccessToken token;
    private final Clock clock;
    private final GraphServiceClient graph;

    public GraphClient(MicrosoftSettings settings, AccessToken token, Clock clock) {
        this.base = settings.graph().toString().replaceAll("/+$", "");
        this.token = token;
        this.clock = clock;
        OkHttpClient http = new OkHttpClient.Builder()
                .connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(30, TimeUnit.SECONDS)
                .followRedirects(false)
                .addInterceptor(new RetryHandler(new RetryHandlerOption(
                        (delay, attempt, request, response) -> asksForAShortWait(response), RETRIES, 1)))
                .build();
        RequestAdapter adapter = new OkHttpRequestAdapter(
                new BaseBearerTokenAuthenticationProvider(
                        new Tokens(token, settings.graph().getHost())),
                null,
                null,
                http);
        adapter.setBaseUrl(base);
        this.graph = new GraphServiceClient(adapter);
    }

    /**
     * @param since the link of an earlier look; null to be told of everyone
     * @throws GraphFault of the kind {@code GONE} where the link is too old
     */
    public GroupChanges groupChanges(String group, @Nullable String since) throws GraphFault {
        Map<String, Boolean> inside = new LinkedHashMap<>();
        int groupsInside = 0;
        boolean found = since != null;
        String link = since == null ? null : earlier(since);
        while (true) {
            String here = link;
            DeltaGetResponse page = call(
                    READ_GROUPS,
                    () -> here == null
                            ? firstPage(group)
                            : graph.groups().delta().withUrl(here).get());
            for (Group changed : listed(page.getValue())) {
                if (!group.equalsIgnoreCase(changed.getId())) {
                    continue;
                }
                if (changed.getAdditionalData().containsKey("@removed")) {
                    throw noSuchGroup(group);
                }
                found = true;
                for (Map<String, UntypedNode> member : members(changed)) {
                    if ("#microsoft.graph.group".equals(text(member, "@odata.type"))) {
                        groupsInside += member.containsKey("@removed") ? 0 : 1;
                    } else {
                        inside.put(text(member, "id").toLowerCase(Locale.ROOT), !member.containsKey("@removed"));
                    }
                }
            }
            if (page.getOdataNextLink() == null) {
                if (!found) {
                    throw noSuchGroup(group);
                }
                return new GroupChanges(keys(inside, true), keys(inside, false), groupsInside, deltaLink(page));
            }
            link = ours(page.getOdataNextLink());
        }
    }

    /** Those people in the group whom Graph shows; someone who has just come may be missing. */
    public List<GraphUser> people(String group) throws GraphFault {
        List<GraphUser> found = new ArrayList<>();
        String link = null;
        do {
            String here = link;
            DirectoryObjectCollectionResponse page = call(
                    READ_USERS,
                    () -> here == null
                            ? graph.groups().byGroupId(group).members().get(request -> {
                                Objects.requireNonNull(request.queryParameters).select = PERSON;
                                request.queryParameters.top = LARGEST_PAGE;
                            })
                            : graph.groups()
                                    .byGroupId(group)
                                    .members()
                                    .withUrl(here)
                                    .get());
            for (DirectoryObject object : listed(page.getValue())) {
                if (object instanceof User user) {
                    found.add(person(user));
                }
            }
            link = page.getOdataNextLink() == null ? null : ours(page.getOdataNextLink());
        } while (link != null);
        return found;
    }

    /**
     * @param since the link of an earlier look; null to be told nothing but where to ask next time, so that the people
     *     of a whole tenant need not be read to follow a few
     */
    public UserChanges userChanges(@Nullable String since) throws GraphFault {
        Set<String> changed = new HashSet<>();
        String link = since == null
                ? base + "/users/delta()?$select=" + String.join(",", PERSON) + "&$deltatoken=latest"
                : earlier(since);
        while (true) {
            String here = link;
            com.microsoft.graph.users.delta.DeltaGetResponse page =
                    call(READ_USERS, () -> graph.users().delta().withUrl(here).get());
            listed(page.getValue())
                    .forEach(user -> changed.add(String.valueOf(user.getId()).toLowerCase(Locale.ROOT)));
            if (page.getOdataNextLink() == null) {
                return new UserChanges(changed, deltaLink(page));
            }
            link = ours(page.getOdataNextLink());
        }
    }

    private @Nullable DeltaGetResponse firstPage(String group) {
        return graph.groups().delta().get(request -> {
            Objects.requireNonNull(request.queryParameters).select = new String[] {"id", "members"};
            request.queryParameters.filter = "id eq '" + group.replace("'", "''") + "'";
        });
    }

    private static GraphUser person(User user) throws GraphFault {
        String name = user.getDisplayName();
        if (name == null || name.isBlank()) {
            name = user.getUserPrincipalName();
        }
        if (user.getId() == null || name == null) {
            // Graph shows the bare ids of what one may not read, and calls that success.
            throw new GraphFault(Kind.REFUSED, lacks(READ_USERS));
        }
        List<String> phones = user.getBusinessPhones();
        return new GraphUser(
                user.getId().toLowerCase(Locale.ROOT),
                name.strip(),
                user.getMail(),
                user.getUserPrincipalName(),
                phones == null ? List.of() : phones,
                user.getMobilePhone(),
                user.getPreferredLanguage(),
                !Boolean.FALSE.equals(user.getAccountEnabled()));
    }

    private <T> T call(String permission, Supplier<@Nullable T> request) throws GraphFault {
        try {
            return answered(request);
        } catch (ApiException e) {
            if (e.getResponseStatusCode() != 401) {
                throw fault(e, permission);
            }
            // The token may have been withdrawn; a fresh one settles it.
            if (token.ask() instanceof AccessToken.Answer.Issued(String value)) {
                token.drop(value);
            }
            try {
                return answered(request);
            } catch (ApiException again) {
                throw fault(again, permission);
            }
        }
    }

    private static <T> T answered(Supplier<@Nullable T> request) throws GraphFault {
        try {
            T answer = request.get();
            if (answer == null) {
                throw new GraphFault(Kind.OUT_OF_REACH, "Microsoft Graph gave an empty answer");
            }
            return answer;
        } catch (NoToken e) {
            throw e.fault;
        } catch (ApiException e) {
            throw e;
        } catch (RuntimeException e) {
            // The SDK wraps what goes wrong on the way in whatever it likes.
            throw new GraphFault(
                    Kind.OUT_OF_REACH,
                    "Microsoft Graph could not be reached or understood (%s)".formatted(innermost(e)),
                    null,
                    e);
        }
    }

    private GraphFault fault(ApiException e, String permission) {
        int status = e.getResponseStatusCode();
        String code = e instanceof ODataError error && error.getError() != null
                ? String.valueOf(error.getError().getCode()).replaceAll("[^A-Za-z0-9_.]", "")
                : "no reason given";
        String answer = "%d %s".formatted(status, code);
        return switch (status) {
            case 401 ->
                new GraphFault(
                        Kind.REFUSED,
                        "Microsoft Graph does not take our token (%s): check the council's tenant, and that the application still exists"
                                .formatted(answer),
                        null,
                        e);
            case 403 -> new GraphFault(Kind.REFUSED, "%s (%s)".formatted(lacks(permission), answer), null, e);
            case 404 ->
                new GraphFault(
                        Kind.NOT_THERE,
                        "Microsoft Graph knows no such group (%s): check the ids of the council's groups"
                                .formatted(answer),
                        null,
                        e);
            case 410 ->
                new GraphFault(Kind.GONE, "Microsoft Graph no longer knows our place (%s)".formatted(answer), null, e);
            case 429 ->
                new GraphFault(Kind.BUSY, "Microsoft Graph asks us to wait (%s)".formatted(answer), retryAfter(e), e);
            default ->
                new GraphFault(Kind.OUT_OF_REACH, "Microsoft Graph answered %s".formatted(answer), retryAfter(e), e);
        };
    }

    private static String lacks(String permission) {
        return ("the application lacks the permission %s of Microsoft Graph, of type Application, with an administrator's"
                        + " consent: in Entra, App registrations, API permissions")
                .formatted(permission);
    }

    private static GraphFault noSuchGroup(String group) {
        return new GraphFault(
                Kind.NOT_THERE,
                "there is no group %s in this tenant: check the ids of the council's groups".formatted(group));
    }

    private String deltaLink(BaseDeltaFunctionResponse page) throws GraphFault {
        String link = page.getOdataDeltaLink();
        if (link == null) {
            throw new GraphFault(Kind.OUT_OF_REACH, "Microsoft Graph did not say where to go on");
        }
        return ours(link);
    }

    private String earlier(String link) throws GraphFault {
        if (!link.startsWith(base + "/")) {
            throw new GraphFault(Kind.GONE, "the last look was at another address");
        }
        return link;
    }

    /** A link leads our token to where it points. */
    private String ours(String link) throws GraphFault {
        if (!link.startsWith(base + "/")) {
            throw new GraphFault(Kind.OUT_OF_REACH, "Microsoft Graph named an address that is not its own");
        }
        return link;
    }

    private @Nullable Duration retryAfter(ApiException e) {
        return e.getResponseHeaders() == null
                ? null
                : e.getResponseHeaders().getOrDefault("Retry-After", Set.of()).stream()
                        .findFirst()
                        .map(this::wait)
                        .orElse(null);
    }

    private @Nullable Duration wait(String retryAfter) {
        try {
            Duration wait = retryAfter.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private boolean asksForAShortWait(Response response) {
        String header = response.header("Retry-After");
        Duration wait = header == null ? null : wait(header);
        return wait != null && wait.compareTo(SHORT_WAIT) <= 0;
    }

    private static Set<String> keys(Map<String, Boolean> inside, boolean wanted) {
        return inside.entrySet().stream()
                .filter(entry -> entry.getValue() == wanted)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<Map<String, UntypedNode>> members(Group group) {
        List<Map<String, UntypedNode>> found = new ArrayList<>();
        if (group.getAdditionalData().get("members@delta") instanceof UntypedArray members) {
            for (UntypedNode member : members.getValue()) {
                if (member instanceof UntypedObject object
                        && !text(object.getValue(), "id").isEmpty()) {
                    found.add(object.getValue());
                }
            }
        }
        return found;
    }

    private static String text(Map<String, UntypedNode> object, String key) {
        UntypedNode node = object.get(key);
        return node != null && node.getValue() instanceof String text ? text : "";
    }

    private static <T> List<T> listed(@Nullable List<T> value) {
        return value == null ? List.of() : value;
    }

    private static String innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    /** Hands the SDK our token, for Graph's own host only. */
    private static final class Tokens implements AccessTokenProvider {

        private final AccessToken token;
        private final AllowedHostsValidator hosts;

        Tokens(AccessToken token, String host) {
            this.token = token;
            this.hosts = new AllowedHostsValidator(host);
        }

        @Override
        public String getAuthorizationToken(URI uri, @Nullable Map<String, Object> context) {
            if (!hosts.isUrlHostValid(uri)) {
                return "";
            }
            return switch (token.ask()) {
                case AccessToken.Answer.Issued(String value) -> value;
                case AccessToken.Answer.Refused(String why) -> throw new NoToken(new GraphFault(Kind.REFUSED, why));
                case AccessToken.Answer.OutOfReach(String why) ->
                    throw new NoToken(new GraphFault(Kind.OUT_OF_REACH, "no token is to be had: " + why));
            };
        }

        @Override
        public AllowedHostsValidator getAllowedHostsValidator() {
            return hosts;
        }
    }

    /** Carries the fault through the SDK. */
    private static final class NoToken extends RuntimeException {

        private final transient GraphFault fault;

        NoToken(GraphFault fault) {
            super(fault);
            this.fault = fault;
        }
    }
}
