using Edict.Bench.Pages;
using Edict.Bench.Pages.AtWork;

// The rivals are programs of their own, so that what each uses can be told apart.
switch (args)
{
    case ["bare", var rows, .. var database]:
        return await BarePage.ServeAsync(rows, new(database));
    case ["empty"]:
        return await BarePage.ServeNothingAsync();
    case ["load", var address, var cookie, var requests]:
        return await Load.RunAsync(new Uri(address), cookie, int.Parse(requests));
    case ["pages", var edict, var folder]:
        await PagesBench.RunAsync(edict, folder);
        return 0;
    case ["cycle", var edict, var folder]:
        await StaffBench.RunAsync(edict, folder);
        return 0;
    case ["keys", var edict, var folder, .. var script]:
        return await KeysBench.RunAsync(edict, folder, script);
    default:
        return 2;
}
