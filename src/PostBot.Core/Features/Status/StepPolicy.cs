using PostBot.Domain.People;

namespace PostBot.Core.Features.Status;

/// <summary>Who may say where a step is: coordinators any, artists their own and those that nobody owns, vendors their own.</summary>
internal static class StepPolicy
{
    public static bool MaySet(Person asker, long? ownerId) =>
        asker.Role >= Role.Coordinator || (asker.Role == Role.Artist && ownerId is null) || (asker.Role is Role.Artist or Role.Vendor && ownerId == asker.Id);
}
