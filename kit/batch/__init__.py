"""Many results at once: jobs, who does them (processes of this machine, a cluster), and libraries of films."""
