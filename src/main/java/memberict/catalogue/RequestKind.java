package memberict.catalogue;

/** ITIL's two kinds of ticket: something broke, or something is wanted. */
public enum RequestKind {
    INCIDENT,
    SERVICE_REQUEST
}
