package memberict.teams;

import org.jspecify.annotations.Nullable;

/**
 * How to reach one conversation.
 *
 * @param bot our id there, such as {@code 28:…}
 * @param user the Member's id there, such as {@code 29:…}
 * @param reachable false once the Member has removed or blocked us
 */
record TeamsConversation(
        String id,
        String serviceUrl,
        String tenant,
        String channel,
        @Nullable String bot,
        @Nullable String user,
        @Nullable String locale,
        boolean reachable) {

    static TeamsConversation of(Activity activity, String tenant) {
        return new TeamsConversation(
                activity.address().conversation(),
                activity.serviceUrl(),
                tenant,
                activity.channel(),
                activity.recipient(),
                activity.senderHandle(),
                activity.locale(),
                true);
    }
}
