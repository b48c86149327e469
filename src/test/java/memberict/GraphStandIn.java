package memberict;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import memberict.microsoft.MicrosoftSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Microsoft Graph and its sign-in on this machine, as far as the directory asks them: invented tenants whose people come,
 * change and go, in the shapes of Microsoft's documentation.
 */
public final class GraphStandIn implements AutoCloseable {

    public static final String CLIENT = "cccccccc-0000-4000-8000-00000000000c";
    public static final String SECRET = "an invented secret";

    /** Of the shipped council Kestrel Vale, for trying out. */
    public static final String KESTREL_VALE_TENANT = "11111111-2222-3333-4444-555555555555";

    public static final String KESTREL_VALE_MEMBERS = "99999999-0000-4000-8000-000000000001";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern GROUP_MEMBERS = Pattern.compile("/v1\\.0/groups/([^/]+)/members");
    private static final Pattern FILTER = Pattern.compile("id eq '([^']+)'");

    private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();
    private final WireMockServer server;
    private volatile int pageSize = 100;

    private GraphStandIn(int port) {
        server = new WireMockServer(
                (port == 0 ? options().dynamicPort() : options().port(port))
                        .bindAddress("127.0.0.1")
                        .extensions(new Directory()));
        server.start();
        isWell();
    }

    public static GraphStandIn start() {
        return new GraphStandIn(0);
    }

    public static GraphStandIn start(int port) {
        return new GraphStandIn(port);
    }

    /** For trying out: some of Kestrel Vale's Members, with the accounts that {@code config/members.csv} gives them. */
    public GraphStandIn withKestrelVale() {
        Tenant tenant = tenant(KESTREL_VALE_TENANT);
        tenant.group(KESTREL_VALE_MEMBERS);
        List<String> names = List.of("Ceri Jones", "Owain Rees", "Sian Evans", "Derek Holroyd", "Farah Siddique");
        List<String> ends = List.of("20", "30", "31", "34", "35");
        for (int i = 0; i < names.size(); i++) {
            String id = "00000000-0000-4000-8000-0000000000" + ends.get(i);
            tenant.person(id, "Cllr " + names.get(i))
                    .set(id, "mail", names.get(i).toLowerCase().replace(' ', '.') + "@kestrelvale.example")
                    .set(id, "mobilePhone", "07700 90010" + (i + 1))
                    .joins(KESTREL_VALE_MEMBERS, id);
        }
        return this;
    }

    /** A copy of a folder of settings in which Kestrel Vale reads its Members from here. */
    public Path configured(Path config, Path copy) {
        try (Stream<Path> files = Files.walk(config)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(config.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(file));
                }
            }
            Path secret = copy.resolve("graph-secret.txt");
            Files.writeString(secret, SECRET);
            Path council = copy.resolve("councils/kestrel-vale.yaml");
            Files.writeString(council, Files.readString(council) + """

                    graph:
                      client-id: %s
                      secret-file: graph-secret.txt
                      members-group: %s
                    """.formatted(CLIENT, KESTREL_VALE_MEMBERS));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings that lead here, for a command line. */
    public List<String> arguments() {
        return List.of(
                "--memberict.microsoft.graph=" + settings().graph(),
                "--memberict.microsoft.login=" + settings().login());
    }

    public MicrosoftSettings settings() {
        return new MicrosoftSettings(URI.create(server.baseUrl() + "/v1.0"), URI.create(server.baseUrl()));
    }

    public Tenant tenant(String id) {
        return tenants.computeIfAbsent(id, Tenant::new);
    }

    public void pagesOf(int size) {
        pageSize = size;
    }

    /** Answers as it should, and forgets what it was asked. */
    public void isWell() {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(Directory.NAME)));
    }

    /** Answers like this wherever the path matches. */
    public void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(any(urlPathMatching(path)).atPriority(1).willReturn(answer));
    }

    public WireMockServer server() {
        return server;
    }

    /** What was asked, without host and query. */
    public List<String> asked() {
        return server.getAllServeEvents().reversed().stream()
                .map(event -> URI.create(event.getRequest().getAbsoluteUrl()).getPath())
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One council's Entra. */
    public static final class Tenant {

        private final String id;
        private final Map<String, Map<String, Object>> people = new LinkedHashMap<>();
        private final Map<String, Set<String>> groups = new LinkedHashMap<>();
        private final List<Event> events = new ArrayList<>();
        private final Set<String> unseen = new LinkedHashSet<>();
        private int epoch;

        /** @param group null where the person changed */
        private record Event(String group, String person, boolean inside) {}

        private Tenant(String id) {
            this.id = id;
        }

        public synchronized Tenant group(String group) {
            groups.computeIfAbsent(group, key -> new LinkedHashSet<>());
            return this;
        }

        public synchronized Tenant person(String person, String name) {
            Map<String, Object> shape = new LinkedHashMap<>();
            shape.put("@odata.type", "#microsoft.graph.user");
            shape.put("id", person);
            shape.put("displayName", name);
            shape.put("mail", null);
            shape.put("userPrincipalName", person + "@tenant.example");
            shape.put("businessPhones", List.of());
            shape.put("mobilePhone", null);
            shape.put("preferredLanguage", null);
            shape.put("accountEnabled", true);
            people.put(person, shape);
            return this;
        }

        public synchronized Tenant set(String person, String property, Object value) {
            people.get(person).put(property, value);
            events.add(new Event(null, person, true));
            return this;
        }

        public synchronized Tenant joins(String group, String person) {
            groups.get(group).add(person);
            events.add(new Event(group, person, true));
            return this;
        }

        public synchronized Tenant leaves(String group, String person) {
            groups.get(group).remove(person);
            events.add(new Event(group, person, false));
            return this;
        }

        /** In the group, but not yet where its people are listed. */
        public synchronized Tenant hides(String person, boolean hidden) {
            if (hidden) {
                unseen.add(person);
            } else {
                unseen.remove(person);
            }
            return this;
        }

        /** What was said before is too old to go on from. */
        public synchronized void forgetsLinks() {
            epoch++;
        }
    }

    private final class Directory implements ResponseDefinitionTransformerV2 {

        static final String NAME = "entra";

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            return answer(event.getRequest()).build();
        }

        private ResponseDefinitionBuilder answer(Request request) {
            String path = URI.create(request.getAbsoluteUrl()).getPath();
            if (path.endsWith("/oauth2/v2.0/token")) {
                return token(path.substring(1, path.indexOf("/oauth2")), request.getBodyAsString());
            }
            Tenant tenant = tenants.values().stream()
                    .filter(one -> ("Bearer for-" + one.id).equals(request.getHeader("Authorization")))
                    .findFirst()
                    .orElse(null);
            if (tenant == null) {
                return error(401, "InvalidAuthenticationToken");
            }
            synchronized (tenant) {
                Matcher members = GROUP_MEMBERS.matcher(path);
                if (path.equals("/v1.0/users/delta()")) {
                    return people(tenant, request);
                }
                if (path.equals("/v1.0/groups/delta()")) {
                    return groups(tenant, request);
                }
                return members.matches() ? members(tenant, members.group(1), request) : error(404, "BadRequest");
            }
        }

        private ResponseDefinitionBuilder token(String tenant, String form) {
            boolean right = tenants.containsKey(tenant)
                    && decoded(form).contains("client_id=" + CLIENT)
                    && decoded(form).contains("client_secret=" + SECRET)
                    && decoded(form).contains("scope=" + server.baseUrl() + "/.default");
            return right
                    ? json(Map.of("token_type", "Bearer", "expires_in", 3599, "access_token", "for-" + tenant))
                    : aResponse()
                            .withStatus(401)
                            .withHeader("Content-Type", "application/json")
                            .withBody("{\"error\": \"invalid_client\", \"error_description\":"
                                    + " \"AADSTS7000215: Invalid client secret provided.\"}");
        }

        private ResponseDefinitionBuilder people(Tenant tenant, Request request) {
            String from = parameter(request, "$deltatoken");
            if ("latest".equals(from)) {
                return json(
                        page("users", List.of(), "deltaLink", link("users/delta()", "$deltatoken", place(tenant, ""))));
            }
            Place place = from == null ? Place.of(parameter(request, "$skiptoken")) : Place.of(from);
            if (place.epoch != tenant.epoch) {
                return error(410, "Directory_ExpiredPageToken");
            }
            List<Tenant.Event> changed = tenant.events.stream()
                    .skip(place.at)
                    .filter(event -> event.group() == null)
                    .toList();
            List<Object> value = changed.stream()
                    .map(Tenant.Event::person)
                    .distinct()
                    .map(id -> (Object) tenant.people.get(id))
                    .toList();
            return json(page("users", value, "deltaLink", link("users/delta()", "$deltatoken", place(tenant, ""))));
        }

        private ResponseDefinitionBuilder groups(Tenant tenant, Request request) {
            String token = parameter(request, "$deltatoken");
            String skip = parameter(request, "$skiptoken");
            Place place;
            if (token == null && skip == null) {
                Matcher filter = FILTER.matcher(parameter(request, "$filter"));
                if (!filter.matches() || !parameter(request, "$select").contains("members")) {
                    return error(400, "Request_UnsupportedQuery");
                }
                place = new Place(filter.group(1), tenant.epoch, -1, 0);
            } else {
                place = Place.of(token == null ? skip : token);
            }
            if (place.epoch != tenant.epoch) {
                return error(410, "Directory_ExpiredPageToken");
            }
            if (!tenant.groups.containsKey(place.group)) {
                return json(page(
                        "groups",
                        List.of(),
                        "deltaLink",
                        link("groups/delta()", "$deltatoken", place(tenant, place.group))));
            }
            List<Map<String, Object>> all = place.at < 0 ? everyone(tenant, place.group) : since(tenant, place);
            int end = Math.min(all.size(), place.offset + pageSize);
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("id", place.group);
            if (place.offset < end) {
                group.put("members@delta", all.subList(place.offset, end));
            }
            boolean more = end < all.size();
            boolean anything = place.at < 0 || !all.isEmpty();
            return json(page(
                    "groups",
                    anything ? List.of(group) : List.of(),
                    more ? "nextLink" : "deltaLink",
                    more
                            ? link(
                                    "groups/delta()",
                                    "$skiptoken",
                                    new Place(place.group, place.epoch, place.at, end).toString())
                            : link("groups/delta()", "$deltatoken", place(tenant, place.group))));
        }

        private List<Map<String, Object>> everyone(Tenant tenant, String group) {
            return tenant.groups.get(group).stream().map(id -> member(id, true)).toList();
        }

        private List<Map<String, Object>> since(Tenant tenant, Place place) {
            return tenant.events.stream()
                    .skip(place.at)
                    .filter(event -> place.group.equals(event.group()))
                    .map(event -> member(event.person(), event.inside()))
                    .toList();
        }

        private Map<String, Object> member(String id, boolean inside) {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("@odata.type", "#microsoft.graph.user");
            member.put("id", id);
            if (!inside) {
                member.put("@removed", Map.of("reason", "deleted"));
            }
            return member;
        }

        private ResponseDefinitionBuilder members(Tenant tenant, String group, Request request) {
            if (!tenant.groups.containsKey(group)) {
                return error(404, "Request_ResourceNotFound");
            }
            String skip = parameter(request, "$skiptoken");
            int offset = skip == null ? 0 : Integer.parseInt(skip);
            List<Object> all = tenant.groups.get(group).stream()
                    .filter(id -> !tenant.unseen.contains(id))
                    .map(id -> (Object) tenant.people.get(id))
                    .toList();
            int end = Math.min(all.size(), offset + pageSize);
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("@odata.context", server.baseUrl() + "/v1.0/$metadata#directoryObjects");
            if (end < all.size()) {
                page.put("@odata.nextLink", link("groups/" + group + "/members", "$skiptoken", String.valueOf(end)));
            }
            page.put("value", all.subList(offset, end));
            return json(page);
        }

        private Map<String, Object> page(String of, List<?> value, String kind, String link) {
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("@odata.context", server.baseUrl() + "/v1.0/$metadata#" + of);
            page.put("@odata." + kind, link);
            page.put("value", value);
            return page;
        }

        private String link(String path, String parameter, String value) {
            return server.baseUrl() + "/v1.0/" + path + "?" + parameter + "=" + value;
        }

        private String place(Tenant tenant, String group) {
            return new Place(group, tenant.epoch, tenant.events.size(), 0).toString();
        }

        private static String parameter(Request request, String name) {
            return request.queryParameter(name).isPresent()
                    ? request.queryParameter(name).firstValue()
                    : null;
        }

        private static String decoded(String form) {
            return URLDecoder.decode(form, StandardCharsets.UTF_8);
        }

        private static ResponseDefinitionBuilder json(Object body) {
            return aResponse()
                    .withStatus(200)
                    .withHeader("Content-Type", "application/json")
                    .withBody(JSON.writeValueAsString(body));
        }
    }

    /** Where a token leads: after which change, and how far into its pages; -1 is the beginning of all. */
    private record Place(String group, int epoch, int at, int offset) {

        static Place of(String token) {
            String[] parts = token.split("_");
            return new Place(
                    parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
        }

        @Override
        public String toString() {
            return Stream.of(group, epoch, at, offset).map(String::valueOf).collect(Collectors.joining("_"));
        }
    }

    /** As Graph words its refusals. */
    public static ResponseDefinitionBuilder error(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(JSON.writeValueAsString(Map.of("error", Map.of("code", code, "message", "Not now."))));
    }
}
