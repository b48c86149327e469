package memberict.teams;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An activity as Teams posts it, to be changed as a test needs. */
final class Post {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode root;

    private Post(String json) {
        root = (ObjectNode) JSON.readTree(json);
    }

    /** As recorded from the Agents Playground. */
    static Post message(String conversation, String id, String text) {
        return new Post("""
                {
                  "type": "message",
                  "from": {"id": "29:1cllr-jones", "name": "Cllr Jones", "aadObjectId": "00000000-0000-4000-8000-000000000020"},
                  "timestamp": "2026-11-23T06:22:40.869Z",
                  "localTimestamp": "2026-11-23T06:22:40.869+00:00",
                  "localTimezone": "UTC",
                  "serviceUrl": "https://smba.trafficmanager.net/uk/11111111-2222-3333-4444-555555555555/",
                  "conversation": {"conversationType": "personal", "tenantId": "11111111-2222-3333-4444-555555555555"},
                  "recipient": {"id": "28:aaaaaaaa-0000-4000-8000-000000000001", "name": "ICT Support"},
                  "textFormat": "plain",
                  "locale": "en-GB",
                  "entities": [{"type": "clientInfo", "locale": "en-GB", "country": "GB", "platform": "Web", "timezone": "UTC"}],
                  "channelData": {"tenant": {"id": "11111111-2222-3333-4444-555555555555"}},
                  "channelId": "msteams"
                }""")
                .with("/conversation/id", '"' + conversation + '"')
                .with("/id", '"' + id + '"')
                .with("/text", JSON.writeValueAsString(text));
    }

    /** With a value of JSON at a place such as {@code /conversation/tenantId}. */
    Post with(String place, String json) {
        int last = place.lastIndexOf('/');
        ObjectNode parent = last == 0 ? root : (ObjectNode) root.at(place.substring(0, last));
        parent.set(place.substring(last + 1), JSON.readTree(json));
        return this;
    }

    Post without(String place) {
        int last = place.lastIndexOf('/');
        ObjectNode parent = last == 0 ? root : (ObjectNode) root.at(place.substring(0, last));
        parent.remove(place.substring(last + 1));
        return this;
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
