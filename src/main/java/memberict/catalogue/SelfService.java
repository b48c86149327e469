package memberict.catalogue;

/** Whether Members can usually put such a thing right themselves. */
public enum SelfService {
    YES,
    PART,
    NO
}
