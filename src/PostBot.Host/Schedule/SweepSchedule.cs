using PostBot.Core;
using PostBot.Core.Jobs;
using Quartz;

namespace PostBot.Host.Schedule;

/// <summary>The scheduler, behind one class: Quartz wakes the sweeps from a job store of this process alone. No correctness rests on it.</summary>
public static class SweepSchedule
{
    private static readonly TimeSpan every = TimeSpan.FromSeconds(10);

    public static void AddSweepSchedule(this IServiceCollection services, string folder)
    {
#pragma warning disable CA2000 // The container disposes it with the program.
        var store = JobStoreFile.Take(folder);
#pragma warning restore CA2000
        services.AddSingleton(_ => store);
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(persistent =>
            {
                persistent.UseSystemTextJsonSerializer();
                persistent.UseSqlite(CoreServices.JobStoreProvider, $"Data Source={store.Path}");
                persistent.ProvisionSchema();
            });
            foreach (var sweep in (string[])["nudges", "rounds", "holds", "reminders", "reports", "digests", "broadcasts", "relay", "inbox", "retention", "pictures"])
            {
                var key = new JobKey(sweep, "sweeps");
                quartz.AddJob<WakeSweep>(job => job.WithIdentity(key).StoreDurably().UsingJobData(WakeSweep.Sweep, sweep));
                quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(sweep, "sweeps")
                    .WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever()));
            }
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}

/// <summary>The one kind of job there is: runs a sweep by its name.</summary>
[DisallowConcurrentExecution]
public sealed class WakeSweep(SweepLog sweeps) : IJob
{
    public const string Sweep = "sweep";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await sweeps.Run(context.MergedJobDataMap.GetString(Sweep)!, cancellationToken);
}
